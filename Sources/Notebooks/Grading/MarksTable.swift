import Foundation

/// The marks of all submissions as files for a register.
public struct MarksTable {
  private let submissions: [GradedSubmission]

  /// A table of these submissions, ordered by students.
  public init(_ submissions: [GradedSubmission]) {
    self.submissions = submissions.sorted { $0.student.utf8.lexicographicallyPrecedes($1.student.utf8) }
  }

  /// RFC 4180: a line for each student, with a column for each cell that has points.
  ///
  /// An empty field is a mark that a person has to give.
  public var csv: String {
    let cells = submissions.first?.marks.map(\.cell) ?? []
    let head = ["student_id", "score", "max_score", "needs_manual_grade", "ending"] + cells
    let rows = submissions.map { submission in
      [
        submission.student, Self.text(submission.score), Self.text(submission.maximum),
        submission.needsMarking ? "true" : "false", submission.ending,
      ] + submission.marks.map { $0.points.map(Self.text) ?? "" }
    }
    return ([head] + rows).map { $0.map(Self.field).joined(separator: ",") + "\r\n" }.joined()
  }

  /// Tests that end in the same compile error for everybody, in sentences: that may be the
  /// assignment's fault.
  public var doubts: [String] {
    guard submissions.count > 1, let first = submissions.first else { return [] }
    return first.marks.indices.compactMap { place in
      let reasons = Set(submissions.map { $0.marks.indices.contains(place) ? $0.marks[place].reason : nil })
      guard reasons.count == 1, let reason = reasons.first ?? nil, reason.hasPrefix("CompileError") else {
        return nil
      }
      return "\(first.marks[place].cell) compiles in no submission; is it right in the assignment? \(reason)"
    }
  }

  /// Everything about each submission.
  public func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(submissions)
  }

  /// Points without a needless `.0`.
  public static func text(_ points: Double) -> String {
    points == points.rounded() && points.magnitude < 1e15 ? "\(Int(points))" : "\(points)"
  }

  private static func field(_ text: String) -> String {
    let needsQuotes = text.contains { $0 == "," || $0 == "\"" || $0.isNewline }
    return needsQuotes ? "\"\(text.replacingOccurrences(of: "\"", with: "\"\""))\"" : text
  }
}
