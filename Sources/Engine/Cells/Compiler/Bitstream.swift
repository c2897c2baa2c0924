/// Reads LLVM's bitstream format: blocks of records, whose fields may have any number of bits.
///
/// Only what a file of diagnostics needs. See "LLVM Bitcode File Format", https://llvm.org/docs/BitCodeFormat.html.
struct Bitstream {
  /// A record: its code, its numbers, and the bytes at its end.
  struct Record {
    var code: Int
    var fields: [Int]
    var bytes: [UInt8] = []
  }

  /// What is found in a block, in order.
  indirect enum Item {
    case record(Record)
    case block(Int, [Item])
  }

  private struct Malformed: Error {}

  private enum Encoding {
    case literal(Int)
    case fixed(Int)
    case variable(Int)
    case array
    case character
    case blob
  }

  private typealias Abbreviation = [Encoding]

  private let bytes: [UInt8]
  private var bit: Int
  /// The abbreviations that the file declares for all blocks of a kind.
  private var declared: [Int: [Abbreviation]] = [:]

  /// The items of a file, behind its four first bytes; nil if it is damaged.
  static func items(of file: [UInt8]) -> [Item]? {
    var reader = Bitstream(bytes: file, bit: 32)
    return try? reader.items(abbreviationWidth: 2, block: -1)
  }

  private init(bytes: [UInt8], bit: Int) {
    self.bytes = bytes
    self.bit = bit
  }

  // MARK: Numbers

  private mutating func fixed(_ width: Int) throws -> Int {
    guard bit + width <= bytes.count * 8, width < 64 else { throw Malformed() }
    var value = 0
    for index in 0..<width {
      let place = bit + index
      value |= Int(bytes[place >> 3] >> UInt8(place & 7) & 1) << index
    }
    bit += width
    return value
  }

  /// A number in groups of `width` bits, the highest of which says whether another group follows.
  private mutating func variable(_ width: Int) throws -> Int {
    guard width > 1 else { throw Malformed() }
    var value = 0
    var shift = 0
    while true {
      let group = try fixed(width)
      guard shift < 62 else { throw Malformed() }
      value |= (group & ((1 << (width - 1)) - 1)) << shift
      if group >> (width - 1) == 0 { return value }
      shift += width - 1
    }
  }

  private mutating func align() { bit = (bit + 31) / 32 * 32 }

  // MARK: Blocks

  private mutating func items(abbreviationWidth width: Int, block: Int) throws -> [Item] {
    var items: [Item] = []
    var abbreviations = declared[block] ?? []
    var described = -1  // in block 0, the kind of block that abbreviations are declared for
    while block >= 0 || bit + width <= bytes.count * 8 {
      switch try fixed(width) {
      case 0:  // the block's end
        align()
        return items
      case 1:
        items.append(try subblock())
      case 2:
        let abbreviation = try self.abbreviation()
        if block == 0 {
          declared[described, default: []].append(abbreviation)
        } else {
          abbreviations.append(abbreviation)
        }
      case 3:
        let record = try plainRecord()
        if block == 0, record.code == 1 { described = record.fields.first ?? -1 }
        items.append(.record(record))
      case let number:
        guard abbreviations.indices.contains(number - 4) else { throw Malformed() }
        items.append(.record(try record(abbreviations[number - 4])))
      }
    }
    return items
  }

  private mutating func subblock() throws -> Item {
    let kind = try variable(8)
    let width = try variable(4)
    align()
    _ = try fixed(32)  // its length
    return .block(kind, try items(abbreviationWidth: width, block: kind))
  }

  private mutating func abbreviation() throws -> Abbreviation {
    let count = try variable(5)
    return try (0..<count).map { _ in
      if try fixed(1) == 1 { return .literal(try variable(8)) }
      switch try fixed(3) {
      case 1: return .fixed(try variable(5))
      case 2: return .variable(try variable(5))
      case 3: return .array
      case 4: return .character
      case 5: return .blob
      default: throw Malformed()
      }
    }
  }

  // MARK: Records

  private mutating func plainRecord() throws -> Record {
    let code = try variable(6)
    let count = try variable(6)
    return Record(code: code, fields: try (0..<count).map { _ in try variable(6) })
  }

  private mutating func record(_ abbreviation: Abbreviation) throws -> Record {
    var fields: [Int] = []
    var bytes: [UInt8] = []
    var rest = abbreviation[...]
    while let encoding = rest.popFirst() {
      switch encoding {
      case .array:
        guard let element = rest.popFirst() else { throw Malformed() }
        for _ in 0..<(try variable(6)) { fields.append(try number(element)) }
      case .blob:
        let count = try variable(6)
        align()
        guard bit / 8 + count <= self.bytes.count else { throw Malformed() }
        bytes = Array(self.bytes[bit / 8..<bit / 8 + count])
        bit += count * 8
        align()
      default: fields.append(try number(encoding))
      }
    }
    guard let code = fields.first else { throw Malformed() }
    return Record(code: code, fields: Array(fields.dropFirst()), bytes: bytes)
  }

  private mutating func number(_ encoding: Encoding) throws -> Int {
    switch encoding {
    case .literal(let value): value
    case .fixed(let width): try fixed(width)
    case .variable(let width): try variable(width)
    case .character: try fixed(6)
    case .array, .blob: throw Malformed()
    }
  }
}
