import Foundation
import Tensors
import UserErrors

/// Precision, recall, F1 and the number of samples of each class as a table of text, with their
/// averages: as scikit-learn's `classification_report`.
///
///     print(classificationReport(yTest, predicted, targetNames: ["T-shirt", "Trouser"]))
///
/// - Parameters:
///   - yTrue: The labels.
///   - yPred: The labels that were predicted.
///   - labels: The classes to report on, in this order; all that occur, rising, if nil.
///   - targetNames: Their names; the labels themselves if nil.
///   - digits: How many decimals.
@_disfavoredOverload
public func classificationReport(
  _ yTrue: some ArrayConvertible, _ yPred: some ArrayConvertible, labels: (any ArrayConvertible)? = nil,
  targetNames: [String]? = nil, digits: Int = 2
) -> String {
  let (true0, pred0) = (yTrue.asArray, yPred.asArray)
  let (truth, predicted) = pair(true0, pred0, "classificationReport")
  let occurring = Set(truth + predicted).sorted()
  let classes = labels?.asArray.doubles ?? occurring
  let isFloating = true0.dtype.isFloating || pred0.dtype.isFloating
  let names = targetNames ?? classes.map { isFloating ? "\($0)" : "\(Int($0))" }
  orRaise { () throws(ValueError) in
    guard names.count == classes.count else {
      throw ValueError(
        "classificationReport: \(classes.count) classes need as many targetNames, got \(names.count)")
    }
  }
  let counts = classes.map { ClassCounts($0, truth, predicted) }
  let table = ReportTable(width: max(names.map(\.count).max() ?? 0, 12, digits), digits: digits)
  var text = table.head
  for (name, count) in zip(names, counts) { text += table.row(name, Scores(count)) }
  text += "\n"
  let whole = Scores(ClassCounts(counts), support: counts.map(\.actual).reduce(0, +))
  // Where all classes are reported on, micro averages are the accuracy.
  let isAccuracy = Set(classes).isSuperset(of: occurring)
  text += isAccuracy ? table.accuracy(whole) : table.row("micro avg", whole)
  text += table.row("macro avg", Scores(mean: counts.map { ($0, 1) }, whole.support))
  return text + table.row("weighted avg", Scores(mean: counts.map { ($0, $0.actual) }, whole.support))
}

/// A row's numbers.
private struct Scores {
  let precision: Double
  let recall: Double
  let f1: Double
  let support: Double

  init(_ counts: ClassCounts, support: Double? = nil) {
    (precision, recall, f1) = (counts.precision, counts.recall, counts.f1)
    self.support = support ?? counts.actual
  }

  /// The mean of the classes; 0 where no weight is left.
  init(mean parts: [(counts: ClassCounts, weight: Double)], _ support: Double) {
    let total = parts.map(\.weight).reduce(0, +)
    let mean = { (value: (ClassCounts) -> Double) in
      total == 0 ? 0 : parts.map { value($0.counts) * $0.weight }.reduce(0, +) / total
    }
    (precision, recall, f1) = (mean(\.precision), mean(\.recall), mean(\.f1))
    self.support = support
  }
}

/// How the rows are set.
private struct ReportTable {
  let width: Int
  let digits: Int

  var head: String {
    let titles = ["precision", "recall", "f1-score", "support"].map { right($0, 9) }
    return line("", titles) + "\n"
  }

  func row(_ name: String, _ scores: Scores) -> String {
    let parts = [scores.precision, scores.recall, scores.f1].map(number)
    return line(name, parts + [right("\(Int(scores.support))", 9)])
  }

  func accuracy(_ scores: Scores) -> String {
    let blank = right("", 9)
    return line(
      "accuracy", [blank, blank, number(scores.f1), right("\(Int(scores.support))", 9)])
  }

  private func number(_ value: Double) -> String { right(String(format: "%.\(digits)f", value), 9) }

  private func line(_ name: String, _ parts: [String]) -> String {
    ([right(name, width) + " "] + parts).joined(separator: " ") + "\n"
  }

  private func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(width - text.count, 0)) + text
  }
}
