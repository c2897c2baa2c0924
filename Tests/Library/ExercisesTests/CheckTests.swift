import Display
import Exercises
import Tensors
import Testing

/// What checks show and say, in each language.
@Suite(.serialized) struct CheckTests {
  /// What a cell of these checks shows as text, and its error's message where it has one.
  private func cell(_ body: () -> Void) -> (shown: String, error: String?) {
    final class Shown: @unchecked Sendable { var texts: [String] = [] }
    let shown = Shown()
    let sink = DisplaySink { request in
      if case .display(let bundle, _) = request { shown.texts.append(bundle.plainText ?? "") }
    }
    var message: String?
    DisplaySink.$redirection.withValue(sink) {
      body()
      do { try Checks.shared.report() } catch { message = (error as? CheckFailed)?.message }
    }
    return (shown.texts.joined(separator: "\n"), message)
  }

  @Test func checksThatHold() {
    let outcome = cell {
      check(0.5, equals: 0.5)
      check(0.501, equals: 0.5, within: 0.01)
      check(Float(1) / 3, equals: 1 / 3)
      check(3, equals: 3)
      check(98, equals: 100, within: 5)
      check("a", equals: "a", name: "text")
      check([1, 2], equals: [1, 2])
      check(Tensor([1.0, 2.0]), equals: Tensor([1.0, 2.0000001]))
      check(Tensor([1.0, 2.0]).mean(), equals: 1.5)
      check(Tensor([[3.0]]).sum(axis: 0), equals: 3)
      check([1, 2].map { Double($0) / 2 }.reduce(0, +), equals: 1.5)
      check(shape: (2, 3), of: Tensor(zeros: [2, 3]))
      check(shape: [2, 3], of: Tensor(zeros: [2, 3]), name: "list")
      check("a condition") { 1 < 2 }
    }
    #expect(outcome.error == nil)
    let lines = outcome.shown.split(separator: "\n")
    #expect(lines.count == 14 && lines.allSatisfy { $0.hasPrefix("✓") })
    #expect(lines[0] == "✓ 1" && lines[5] == "✓ text" && lines[13] == "✓ a condition")
  }

  @Test func checksThatFail() {
    struct Broken: Error {}
    let cases: [(String, () -> Void)] = [
      ("expected 0.5 ± 0.01, got 0.6", { check(0.6, equals: 0.5, within: 0.01) }),
      ("expected 1.0, got nan", { check(Double.nan, equals: 1) }),
      ("expected 4, got 3", { check(3, equals: 4) }),
      ("expected \"b\", got \"a\"", { check("a", equals: "b") }),
      (
        "expected 2.0 ± 1e-06 [0, 1], got 3.0 [0, 1]",
        { check(Tensor([[1.0, 3.0]]), equals: Tensor([[1.0, 2.0]])) }
      ),
      (
        "got nan [1]", { check(Tensor([1.0, .nan]), equals: Tensor([1.0, 2.0]), within: 5) }
      ),
      ("expected shape (3,), got shape (2,)", { check(Tensor([1.0, 2.0]), equals: Tensor(zeros: [3])) }),
      ("expected shape (), got shape (2,)", { check(Tensor([1.0, 2.0]), equals: 1.5) }),
      ("expected shape (3, 2), got shape (2, 3)", { check(shape: (3, 2), of: Tensor(zeros: [2, 3])) }),
      ("expected true, got false", { check("holds") { false } }),
      ("got Broken()", { check("throws") { throw Broken() } }),
    ]
    for (words, body) in cases {
      let outcome = cell(body)
      #expect(outcome.error?.hasPrefix("1 of 1 check failed. ") == true)
      #expect(outcome.error?.contains(words) == true, "\(outcome.error ?? "passed")")
      #expect(outcome.shown.hasPrefix("✗") && outcome.shown.contains(words))
    }
  }

  @Test func hintsStandAfterFailures() {
    let outcome = cell {
      check(1, equals: 1, hint: "unseen")
      check(1, equals: 2, name: "sum", hint: "count again")
    }
    #expect(outcome.shown == "✓ 1\n✗ sum: expected 2, got 1\n  hint: count again")
    #expect(outcome.error == "1 of 2 checks failed. sum: expected 2, got 1")
    #expect(cell {}.error == nil && cell {}.shown.isEmpty)
  }

  @Test func languages() {
    defer { exercises.language = .en }
    let words: [(ExerciseLanguage, String)] = [
      (.ru, "не пройдено проверок: 1 из 1. 1: ожидалось 2, получено 1"),
      (.hu, "1 ellenőrzésből 1 sikertelen. 1: várt 2, kapott 1"),
      (.pt, "1 de 1 verificação falhou. 1: esperado 2, obtido 1"),
      (.pl, "nieudane sprawdzenia: 1 z 1. 1: oczekiwano 2, otrzymano 1"),
    ]
    for (language, message) in words {
      exercises.language = language
      #expect(cell { check(1, equals: 2) }.error == message)
    }
  }

  @Test func summaryHasTheLatestOutcomes() {
    _ = cell { check(1, equals: 2, name: "summed") }
    #expect(exercises.summary().rows.contains(["✗", "summed"]))
    _ = cell { check(2, equals: 2, name: "summed") }
    #expect(exercises.summary().rows.filter { $0[1] == "summed" } == [["✓", "summed"]])
  }

  /// An answer is told apart by its fingerprint; the digest is coreutils' sha256sum of "abc".
  @Test func fingerprints() {
    #expect(
      exercises.fingerprint(of: "abc")
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(exercises.fingerprint(of: "ab", salt: "c") == exercises.fingerprint(of: "abc"))
    #expect(exercises.fingerprint(of: 3) != exercises.fingerprint(of: 3, salt: "2.1"))
  }
}
