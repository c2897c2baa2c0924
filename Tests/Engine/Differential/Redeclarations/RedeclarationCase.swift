/// A declaration, then the same or another one, then calls: made from every pair of signatures and every kind of declaration
/// that it fits.
public struct RedeclarationCase: Sendable {
  public var name: String
  public var old: String
  public var new: String
  public var call: String
  /// What the calls answer.
  public var expected: String
  /// Whether the compiler takes both declarations in one file as one.
  public var isSame: Bool
  fileprivate var box: String

  /// What all cases use; to be run first.
  public static let prelude =
    """
    protocol Form {}
    protocol Named {}
    struct Disc: Form, Named { struct Part {} }
    typealias Part = Disc.Part
    typealias Count = Int
    struct Failure: Error {}
    var number = 1
    infix operator ~~>

    """ + all.map(\.box).joined(separator: "\n")

  /// The whole table.
  public static let all: [RedeclarationCase] = {
    var cases: [RedeclarationCase] = []
    for pair in SignaturePair.all {
      for kind in pair.kinds { cases.append(RedeclarationCase(kind, pair, number: cases.count)) }
    }
    return cases
  }()

  /// A quarter of it, of all kinds.
  public static let sample = all.enumerated().filter { $0.offset % 4 == 0 }.map(\.element)

  init(_ kind: DeclarationKind, _ pair: SignaturePair, number: Int) {
    name = "\(kind.rawValue): \(pair.name)"
    old = kind.declaration(number, pair.old, answer: "old")
    new = kind.declaration(number, pair.new, answer: "new")
    let calls = pair.arguments.map {
      kind.call(
        number, label: pair.new.label, argument: $0.replacing("#", with: "\(number)"), receiver: pair.receiver
      )
    }
    call = "print(\(calls.map { pair.prefix + $0 }.joined(separator: ", ")))"
    expected = pair.isSame ? "new" : "old new"
    isSame = pair.isSame
    box = "struct Box\(number) { var text = \"\" }\ntypealias Alias\(number) = Box\(number)"
  }
}

extension CellRunner {
  /// Runs a case in a session that has had the prelude; nil if the newest meaning counted, and only that.
  public func failure(of redeclaration: RedeclarationCase) -> String? {
    for source in [redeclaration.old, redeclaration.new] {
      let result = cell(source)
      if let ending = result.behaviour.ending { return "\(source) ends with \(ending)" }
    }
    let result = cell(redeclaration.call)
    if let ending = result.behaviour.ending { return ending }
    let answer = result.behaviour.stdout.split(separator: "\n").joined()
    return answer == redeclaration.expected ? nil : "\(answer), not \(redeclaration.expected)"
  }
}
