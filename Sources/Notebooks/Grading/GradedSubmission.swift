import Notebooks

/// What came of a submission.
public struct GradedSubmission: Codable, Hashable, Sendable {
  /// The ``ending`` of a run that came to its last cell.
  public static let finished = "finished"

  /// Who handed it in.
  public let student: String
  /// How its run ended: "finished", or what ended it.
  public let ending: String
  /// How long it took, in seconds.
  public let seconds: Double
  /// The marks in the order of the assignment.
  public let marks: [Mark]
  /// What was put right before it ran, in sentences.
  public let notes: [String]
  /// What it was made from, so that it is made again only where that has changed.
  public let fingerprint: String

  /// The marks of a notebook that has been run.
  public init(
    student: String, executed: Notebook, assignment: Assignment, notes: [String], ending: String,
    seconds: Double, fingerprint: String
  ) {
    self.student = student
    self.ending = ending
    self.seconds = seconds
    self.notes = notes
    self.fingerprint = fingerprint
    let ownChecks = OwnChecks(in: executed)
    marks = assignment.marked.map { Mark.of($0, in: executed, ownChecks: ownChecks) }
  }

  /// A submission that could not be run: a person has to look at each cell.
  public init(unmarked student: String, assignment: Assignment, ending: String, fingerprint: String) {
    self.student = student
    self.ending = ending
    self.fingerprint = fingerprint
    seconds = 0
    notes = []
    marks = assignment.marked.map { Mark($0, nil, ending) }
  }

  /// The points so far.
  public var score: Double { marks.reduce(0) { $0 + ($1.points ?? 0) } }

  /// The points that there are.
  public var maximum: Double { marks.reduce(0) { $0 + $1.maximum } }

  /// Whether a person has to mark something.
  public var needsMarking: Bool { marks.contains { $0.points == nil } }
}
