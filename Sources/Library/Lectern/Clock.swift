import Foundation

/// Python's `time`: `let start = time.time()`.
public enum time {
  /// The seconds since the beginning of 1970.
  public static func time() -> Double { Date().timeIntervalSince1970 }

  /// Seconds of a clock that nobody sets, for durations.
  public static func perfCounter() -> Double {
    Double(DispatchTime.now().uptimeNanoseconds) / 1e9
  }

  /// Waits.
  public static func sleep(_ seconds: Double) { Thread.sleep(forTimeInterval: max(seconds, 0)) }
}
