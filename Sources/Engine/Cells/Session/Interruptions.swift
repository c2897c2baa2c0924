/// Which of the session's runs the user has interrupted.
///
/// A run counts from the moment when it is asked for, not from when it begins: until then the session may have to get ready. An
/// interruption is for all runs that have been asked for by then, and for none that come later.
struct Interruptions {
  /// The run of the engine's own that nobody interrupts.
  static let ofNobody = 0

  private var last = ofNobody
  private var lastInterrupted = ofNobody

  /// A number for a run that is being asked for.
  mutating func newRun() -> Int {
    last += 1
    return last
  }

  mutating func interrupt() { lastInterrupted = last }

  func isInterrupted(_ run: Int) -> Bool { run != Self.ofNobody && run <= lastInterrupted }
}
