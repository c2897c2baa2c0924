import Foundation

/// Moments as the protocol writes them: ISO 8601 in UTC with microseconds.
public enum Timestamp {
  /// The present moment, for example `2024-05-01T12:30:00.123456Z`.
  public static func now() -> String {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return text(seconds: time.tv_sec, microseconds: time.tv_nsec / 1000)
  }

  /// The moment that many seconds and microseconds after 1970 began.
  package static func text(seconds: Int, microseconds: Int) -> String {
    var moment = time_t(seconds)
    var date = tm()
    gmtime_r(&moment, &date)
    return padded(Int(date.tm_year) + 1900, 4) + "-" + padded(Int(date.tm_mon) + 1, 2) + "-"
      + padded(Int(date.tm_mday), 2) + "T" + padded(Int(date.tm_hour), 2) + ":" + padded(Int(date.tm_min), 2)
      + ":" + padded(Int(date.tm_sec), 2) + "." + padded(microseconds, 6) + "Z"
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
