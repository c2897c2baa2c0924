/// How a cell ended, as the worker reports it (lectern-worker/guards/endings.c).
struct Ending {
  enum Kind: Int { case well, trap, error, interrupt, unloaded, beyondRepair, outOfMemory, onMainThread }

  /// Whether the worker is gone.
  var isFatal: Bool { [.beyondRepair, .outOfMemory, .onMainThread].contains(kind) }

  /// A return address on the stack of the cell.
  struct Frame {
    /// The library it lies in.
    var image: String
    var offset: Int
    /// The symbol it lies in, as linkers know it.
    var symbol: String
  }

  var kind: Kind
  var signal: Int
  var isStackOverflow: Bool
  /// How many of the cell's progress marks were reached.
  var definedMark: Int
  var name: String
  var message: String
  /// The innermost first.
  var frames: [Frame]

  init(_ fields: inout FieldReader) {
    kind = Kind(rawValue: Int(fields.byte())) ?? .beyondRepair
    signal = Int(fields.byte())
    isStackOverflow = fields.byte() == 1
    definedMark = fields.number()
    name = fields.text()
    message = fields.text()
    frames = (0..<fields.number()).map { _ in
      Frame(image: fields.text(), offset: fields.number(bytes: 8), symbol: fields.text())
    }
  }
}
