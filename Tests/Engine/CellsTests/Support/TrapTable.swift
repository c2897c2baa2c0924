/// Traps of every kind at every place where an access is open.
enum TrapTable {
  /// What happens to a `UInt8` of 255 that is being changed, and what is said.
  static let kinds: [(name: String, statement: String, message: String)] = [
    ("overflow", "n += 1", "arithmetic overflow"),
    ("index", "n = [n, n][Int(n)]", "Index out of range"),
    (
      "unwraps", "var t: UInt8? = n == 255 ? nil : n; t! += 1; n = t!",
      "Unexpectedly found nil while unwrapping an Optional value"
    ),
    ("preconditions", "precondition(n == 0, \"not zero\")", "not zero"),
    ("fatal", "if n == 255 { fatalError(\"given up\") }; n = 1", "given up"),
    ("division", "n = 1 / (n - 255)", "Division by zero"),
    (
      "cast", "n = UInt8((boxed(n) as! String).count)",
      "Could not cast value of type 'Swift.UInt8' to 'Swift.String'."
    ),
    ("asserts", "assert(n == 0, \"no zero\")", "no zero"),
  ]

  /// Where it is being changed, by a function of the kind's name.
  static let places: [(name: String, code: String)] = [
    ("a global variable", "SPOIL(&whole)"),
    ("a property of an object", "SPOIL(&object.n)"),
    ("a property of a structure", "SPOIL(&pair.second)"),
    ("a property through a chain", "SPOIL(&node.next!.pair.second)"),
    ("an element", "SPOIL(&list[1])"),
    ("an element of an object's array", "SPOIL(&object.list[1])"),
    ("a value of a dictionary", "SPOIL(&table[\"a\", default: 0])"),
    ("a lazy property", "SPOIL(&object.later)"),
    ("a property with an observer", "SPOIL(&object.observed)"),
    ("a computed property", "SPOIL(&object.computed)"),
    ("a wrapped property", "SPOIL(&object.wrapped)"),
    ("a static property", "SPOIL(&Object.shared)"),
    ("a subscript", "SPOIL(&object[0])"),
    ("a key path", "SPOIL(&object[keyPath: \\.n])"),
    ("an optional", "SPOIL(&maybe!)"),
    ("an optional chain", "if var o = Optional(pair) { SPOIL(&o.second) }"),
    ("nested calls", "outer(&object.n) { SPOIL(&$0) }"),
    ("defer", "func last() { defer { SPOIL(&object.n) } }; last()"),
    ("a closure", "[1].forEach { _ in SPOIL(&object.n) }"),
    ("a sort", "_ = [2, 1].sorted { a, b in SPOIL(&object.n); return a < b }"),
    ("a generic function", "func of<T: Holder>(_ holder: T) { SPOIL(&holder.n) }; of(object)"),
    ("an existential", "let holder: any Holder = object; SPOIL(&holder.n)"),
    ("a pointer", "withUnsafeMutablePointer(to: &object.n) { SPOIL(&$0.pointee) }"),
    ("an initialiser", "_ = Maker { SPOIL(&object.n) }"),
    ("a didSet", "object.watched = { SPOIL(&object.n) }"),
    ("an async function", "func f() async { SPOIL(&object.n) }; await f()"),
    ("behind a suspension", "func f() async { await Task.yield(); SPOIL(&object.n) }; await f()"),
    ("a task", "await Task { SPOIL(&object.n) }.value"),
    ("a detached task", "await Task.detached { SPOIL(&object.n) }.value"),
    ("a child task", "await withTaskGroup(of: Void.self) { g in g.addTask { SPOIL(&object.n) } }"),
    ("async let", "func f() async { async let x: Void = { SPOIL(&object.n) }(); await x }; await f()"),
    ("an actor", "actor A { var n: UInt8 = 255; func f() { SPOIL(&n) } }; await A().f()"),
    ("the main actor", "await MainActor.run { SPOIL(&object.n) }"),
    ("a function of the main actor", "@MainActor func f() { SPOIL(&object.n) }; await f()"),
    ("the main queue", "DispatchQueue.main.async { SPOIL(&object.n) }; sleep(10_000)"),
    ("waiting for the main queue", "DispatchQueue.main.sync { SPOIL(&object.n) }; sleep(10_000)"),
    ("a queue", "DispatchQueue.global().async { SPOIL(&object.n) }; sleep(10_000)"),
    ("a serial queue", "serial.async { SPOIL(&object.n) }; sleep(10_000)"),
    ("waiting for a serial queue", "DispatchQueue(label: \"own\").sync { SPOIL(&object.n) }"),
    (
      "a work item",
      "DispatchQueue.global().async(execute: DispatchWorkItem { SPOIL(&object.n) }); sleep(10_000)"
    ),
    ("a group", "DispatchQueue.global().async(group: DispatchGroup()) { SPOIL(&object.n) }; sleep(10_000)"),
    ("the end of a group", "DispatchGroup().notify(queue: .global()) { SPOIL(&object.n) }; sleep(10_000)"),
    (
      "a timer",
      "let timer = DispatchSource.makeTimerSource()\ntimer.schedule(deadline: .now())\ntimer.setEventHandler { SPOIL(&object.n) }; timer.resume(); sleep(10_000)"
    ),
    (
      "a concurrent loop",
      "DispatchQueue.concurrentPerform(iterations: 4) { _ in SPOIL(&object.n) }; sleep(10_000)"
    ),
    ("a thread", "Thread { SPOIL(&object.n) }.start(); sleep(10_000)"),
  ]

  static let declarations = """
    import Foundation
    protocol Holder: AnyObject { var n: UInt8 { get set } }
    struct Pair { var first: UInt8 = 255; var second: UInt8 = 255 }
    final class Node { var pair = Pair(); var next: Node? }
    @propertyWrapper struct Plain { var wrappedValue: UInt8 }
    class Object: Holder {
      var n: UInt8 = 255
      var list: [UInt8] = [255, 255]
      lazy var later: UInt8 = 255
      var observed: UInt8 = 255 { didSet { hooks += 0 } }
      var computed: UInt8 { get { n } set { n = newValue } }
      @Plain var wrapped: UInt8 = 255
      nonisolated(unsafe) static var shared: UInt8 = 255
      var watched: () -> Void = {} { didSet { watched() } }
      subscript(i: Int) -> UInt8 { get { list[i] } set { list[i] = newValue } }
    }
    struct Maker { init(_ make: () -> Void) { make() } }
    func outer(_ n: inout UInt8, _ inner: (inout UInt8) -> Void) { middle(&n, inner) }
    func middle(_ n: inout UInt8, _ inner: (inout UInt8) -> Void) { inner(&n) }
    nonisolated(unsafe) var whole: UInt8 = 255
    nonisolated(unsafe) var pair = Pair()
    nonisolated(unsafe) var list: [UInt8] = [255, 255]
    nonisolated(unsafe) var table: [String: UInt8] = ["a": 255]
    nonisolated(unsafe) var maybe: UInt8? = 255
    nonisolated(unsafe) let object = Object()
    nonisolated(unsafe) let node = Node()
    node.next = Node()
    let serial = DispatchQueue(label: "serial")
    @inline(never) func boxed(_ n: UInt8) -> Any { n }
    nonisolated(unsafe) var hooks = 0
    final class Seen { var count = 0 }
    let seen = Seen()
    atCellEnd("count") { seen.count += 1; hooks = seen.count; object.n += 0; whole += 0 }
    """
  static let read = """
    func all() -> [UInt8] {
      [whole, object.n, pair.second, node.next!.pair.second, list[1], object.list[1], table["a", default: 0], object.later,
       object.observed, object.computed, object.wrapped, Object.shared, maybe!]
    }
    """

  static func function(of kind: (name: String, statement: String, message: String)) -> String {
    "func \(kind.name)(_ n: inout UInt8) {\n  \(kind.statement)\n}"
  }

  /// Each place with one kind optimised and another that is not.
  static let cases: [(place: Int, kind: Int, isOptimised: Bool)] = places.indices.flatMap {
    [($0, $0 % kinds.count, true), ($0, ($0 * 3 + 1) % kinds.count, false)]
  }
}
