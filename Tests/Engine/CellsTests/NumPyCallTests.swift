import Foundation
import Testing

/// More than eight hundred calls of `np`, made from its declarations with ordinary and odd arguments, give what
/// NumPy gives: shape, kind and numbers. The table is made by `scripts/golden/numpy_calls.py`.
@Suite(.serialized) struct NumPyCallTests {
  struct Call: CustomStringConvertible {
    let text: String
    let expected: NSObject

    var description: String { text }
  }

  static let calls: [Call] = {
    let url = Bundle.module.url(forResource: "numpy-calls", withExtension: "txt", subdirectory: "Golden")
    let text = url.flatMap { try? String(contentsOf: $0, encoding: .utf8) } ?? ""
    return text.split(separator: "\n").compactMap { line in
      let parts = line.split(separator: "\t")
      guard parts.count == 2 else { return nil }
      return (json(parts[1]) as? NSObject).map { Call(text: String(parts[0]), expected: $0) }
    }
  }()

  /// Writes a value as the table does.
  static let describe = #"""
    func numbers(_ values: [Double]) -> String {
      "[" + values.map { $0.isNaN ? "\"nan\"" : $0 == .infinity ? "\"inf\"" : $0 == -.infinity ? "\"-inf\"" : "\($0)" }
        .joined(separator: ",") + "]"
    }
    func described(_ value: Any) -> String {
      switch value {
      case let x as Tensor:
        let kind = x.dtype == .bool ? "bool" : x.dtype.isFloating ? "float" : "int"
        return "{\"shape\": \(x.shape.dimensions), \"kind\": \"\(kind)\", \"numbers\": \(numbers(x.doubles))}"
      case let x as Bool: return described(Tensor(x))
      case let x as Int: return described(Tensor(x))
      case let x as Double: return described(Tensor(x, dtype: .float64))
      default: return "[" + Mirror(reflecting: value).children.map { described($0.value) }.joined(separator: ",") + "]"
      }
    }
    """#

  static func json(_ text: some StringProtocol) -> Any? {
    try? JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
  }

  @Test func theTableIsThere() { #expect(Self.calls.count > 800) }

  @Test(arguments: stride(from: 0, to: calls.count, by: 40).map { $0..<min($0 + 40, calls.count) })
  func callsGiveWhatNumPyGives(range: Range<Int>) throws {
    let notebook = try Self.notebook.get()
    let calls = Self.calls[range]
    let all = notebook.run(calls.map { "print(described(\($0.text)))" }.joined(separator: "\n"))
    let lines = all.stdout.split(separator: "\n")
    if all.error == nil, lines.count == calls.count {
      for (call, line) in zip(calls, lines) { compare(call, String(line)) }
      return
    }
    // One of them ends the cell: each on its own says which.
    for call in calls {
      let output = notebook.run("print(described(\(call.text)))")
      #expect(output.error == nil, "\(call): \(output.trace)")
      compare(call, output.stdout)
    }
  }

  static let notebook = Result { () throws -> Notebook in
    let notebook = try Notebook()
    notebook.run(describe)
    return notebook
  }

  private func compare(_ call: Call, _ line: String) {
    let value = Self.json(line)
    #expect(Self.isSame(value, call.expected), "\(call): \(line), NumPy: \(call.expected)")
  }

  private static func isSame(_ a: Any?, _ b: Any?) -> Bool {
    switch (a, b) {
    case let (a as [String: Any], b as [String: Any]):
      return a["kind"] as? String == b["kind"] as? String && isSame(a["shape"], b["shape"])
        && isSame(a["numbers"], b["numbers"])
    case let (a as [Any], b as [Any]):
      return a.count == b.count && zip(a, b).allSatisfy { isSame($0, $1) }
    case let (a as String, b as String): return a == b
    case let (a as NSNumber, b as NSNumber):
      return abs(a.doubleValue - b.doubleValue) <= 1e-5 + 1e-4 * abs(b.doubleValue)
    default: return false
    }
  }
}
