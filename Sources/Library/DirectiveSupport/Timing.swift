import Display
import Glibc
import UserErrors

// What `%time` and `%timeit` put into a cell. The names are as short as the directives, so that columns in messages stay.

/// Times of the running process, in seconds.
struct ProcessTimes {
  var wall: Double
  var user: Double
  var system: Double

  static var now: ProcessTimes {
    var clock = timespec()
    clock_gettime(CLOCK_MONOTONIC, &clock)
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return ProcessTimes(
      wall: Double(clock.tv_sec) + Double(clock.tv_nsec) * 1e-9, user: seconds(usage.ru_utime),
      system: seconds(usage.ru_stime))
  }

  private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) * 1e-6 }
}

/// When the running cell's `%time` began.
private nonisolated(unsafe) var timeStart: ProcessTimes?

/// `%time`: from here to the cell's end the time is taken.
public func _t0() {
  atCellEnd("%time", reportTime)
  timeStart = .now
}

private func reportTime() {
  guard let start = timeStart else { return }
  let end = ProcessTimes.now
  timeStart = nil
  let user = max(0, end.user - start.user)
  let system = max(0, end.system - start.system)
  print(
    "CPU times: user \(timeText(user)), sys: \(timeText(system)), total: \(timeText(user + system))\n"
      + "Wall time: \(timeText(end.wall - start.wall))")
}

/// `%timeit`: measures `body` and prints the mean over `runs` runs of `loops` turns each; with 0 loops, as many as take a
/// fifth of a second.
///
/// Source: Python's `timeit.Timer.autorange`, IPython's `%timeit`.
public func _tn<Value>(_ loops: Int = 0, _ runs: Int = 7, _ body: () throws -> Value) {
  func seconds(_ count: Int) -> Double {
    let start = ProcessTimes.now.wall
    do {
      for _ in 0..<count {
        _ = try body()
        checkInterruption()
      }
    } catch { raise(TimedCodeError(error)) }
    return ProcessTimes.now.wall - start
  }
  var loops = loops
  if loops == 0 {
    loops = 1
    while loops < 1_000_000_000, seconds(loops) < 0.2 { loops *= 10 }
  }
  print(TimeitReport(seconds: (0..<runs).map { _ in seconds(loops) / Double(loops) }, loops: loops).text)
}

/// The same for code with `await`.
@_disfavoredOverload
public func _tn<Value>(_ loops: Int = 0, _ runs: Int = 7, _ body: @escaping () async throws -> Value) {
  _tn(loops, runs) { () throws -> Value in try _lecternTryAwait(body) }
}

/// An error of the code that `%timeit` runs, under its own name.
private struct TimedCodeError: UserError {
  let name: String
  let message: String
  init(_ error: any Error) {
    name = errorName(error)
    message = Display.message(of: error)
  }
}

/// The line that `%timeit` prints.
struct TimeitReport {
  var seconds: [Double]
  var loops: Int

  var text: String {
    let count = Double(seconds.count)
    let mean = seconds.reduce(0, +) / count
    let deviation = (seconds.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count).squareRoot()
    let runs = "\(seconds.count) run\(seconds.count == 1 ? "" : "s")"
    let turns = "\(grouped(loops)) loop\(loops == 1 ? "" : "s") each"
    return slowestRun
      + "\(timeText(mean)) ± \(timeText(deviation)) per loop (mean ± std. dev. of \(runs), \(turns))"
  }

  /// A warning where one run was much slower than another.
  private var slowestRun: String {
    guard let best = seconds.min(), let worst = seconds.max(), worst > 4 * best, best > 0, worst > 1e-6 else {
      return ""
    }
    return "The slowest run took \(significant(worst / best, digits: 3)) times longer than the fastest. "
      + "This could mean that an intermediate result is being cached.\n"
  }

  private func grouped(_ number: Int) -> String {
    var text = ""
    for (index, digit) in String(number).reversed().enumerated() {
      if index > 0, index % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return String(text.reversed())
  }
}

/// Seconds in a unit that fits, with three digits: `1.23 µs`, `12.3 ms`, `2min 5s`.
///
/// Source: IPython, `IPython.core.magics.execution._format_time`.
func timeText(_ seconds: Double) -> String {
  if seconds >= 60 { return longTimeText(Int(seconds)) }
  let units = ["s", "ms", "µs", "ns"]
  let order = seconds > 0 ? min(max(0, -Int((log10(seconds) / 3).rounded(.down))), 3) : 3
  return significant(seconds * pow(1000, Double(order)), digits: 3) + " " + units[order]
}

private func longTimeText(_ seconds: Int) -> String {
  var rest = seconds
  var parts: [String] = []
  for (length, unit) in [(86_400, "d"), (3600, "h"), (60, "min"), (1, "s")] where rest >= length {
    parts.append("\(rest / length)\(unit)")
    rest %= length
  }
  return parts.joined(separator: " ")
}

/// A number as C's `%.*g` prints it.
func significant(_ value: Double, digits: Int) -> String {
  var buffer = [CChar](repeating: 0, count: 64)
  _ = withVaList([digits, value]) { vsnprintf(&buffer, buffer.count, "%.*g", $0) }
  return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
}
