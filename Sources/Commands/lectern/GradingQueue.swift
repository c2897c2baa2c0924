import ArgumentParser
import Foundation
import Grading
import Kernel

/// Marks submissions, several at a time, each in processes of its own.
final class GradingQueue: @unchecked Sendable {
  private let submissions: [Submission]
  private let desk: GradingDesk
  private let lock = NSLock()
  private var next = 0
  private var graded: [GradedSubmission] = []
  private var running: Set<SubmissionRun> = []
  private var requested: ExitCode?

  init(_ submissions: [Submission], desk: GradingDesk) {
    self.submissions = submissions
    self.desk = desk
    Signals.watch(
      onInterrupt: { [self] in stop(LecternExit.interrupted) },
      onTerminate: { [self] in stop(LecternExit.terminated) })
  }

  /// Why the work was stopped, if it was.
  var stopped: ExitCode? { lock.withLock { requested } }

  /// Marks all; returns what is marked when it ends.
  func run(jobs: Int) -> [GradedSubmission] {
    let done = DispatchSemaphore(value: 0)
    let count = min(jobs, submissions.count)
    for _ in 0..<count {
      Thread.detachNewThread { [self] in
        while let submission = take() { grade(submission) }
        done.signal()
      }
    }
    for _ in 0..<count { done.wait() }
    return lock.withLock { graded }
  }

  private func take() -> Submission? {
    lock.withLock {
      guard requested == nil, next < submissions.count else { return nil }
      defer { next += 1 }
      return submissions[next]
    }
  }

  private func grade(_ submission: Submission) {
    if let former = desk.former(submission) { return finish(former, "marked before") }
    let run = SubmissionRun()
    lock.withLock { _ = running.insert(run) }
    let graded = desk.grade(submission, run: run)
    lock.withLock { _ = running.remove(run) }
    // A run that was stopped from outside says nothing about the submission.
    if stopped == nil { finish(graded, String(format: "%.1f s", graded.seconds)) }
  }

  private func finish(_ submission: GradedSubmission, _ how: String) {
    lock.withLock {
      graded.append(submission)
      let score = "\(MarksTable.text(submission.score)) / \(MarksTable.text(submission.maximum))"
      let open = submission.needsMarking ? ", some to be marked" : ""
      let ending = submission.ending == GradedSubmission.finished ? "" : ", \(submission.ending)"
      let place = "[\(graded.count)/\(submissions.count)]"
      Messages.line("\(place) \(submission.student): \(score)\(open)\(ending), \(how)")
    }
  }

  private func stop(_ code: ExitCode) {
    let runs = lock.withLock {
      if requested == nil { requested = code }
      return running
    }
    for run in runs { run.stop() }
  }
}
