import Differential
import Foundation

/// A program in two parts: declarations, and loops that use them.
struct SpeedProgram {
  let name: String
  let declarations: String
  let loops: String

  /// Milliseconds; the fastest of the runs.
  struct Times {
    /// What the loops take, timed from inside.
    var loop = Double.infinity
    /// What the cell with the declarations takes.
    var declaring = Double.infinity
    /// What the cell with the loops takes besides.
    var compiling = Double.infinity
    /// What the program prints.
    var answer = ""
  }

  /// Those of Tests/Engine/Differential/Speed, in the order of their names.
  static func all() throws -> [SpeedProgram] {
    let folder = Program.folder.deletingLastPathComponent().appendingPathComponent("Speed")
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map { file in
      let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
      let parts = text.components(separatedBy: "// ---\n")
      guard parts.count == 2 else { throw Failure("\(file) has no line `// ---`") }
      return SpeedProgram(
        name: String(file.dropLast(".swift".count)), declarations: Self.clock + parts[0],
        loops: Self.timed(parts[1]))
    }
  }

  /// The processor's time of the thread, so that what else the machine does counts for nothing.
  private static let clock = """
    import Glibc
    func processorTime() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return Double(time.tv_sec) * 1e6 + Double(time.tv_nsec) / 1e3
    }

    """

  private static func timed(_ loops: String) -> String {
    "let started = processorTime()\n\(loops)print(processorTime() - started)\n"
  }

  // MARK: Running

  /// Compiles both parts as one file with `swiftc -O`, and runs that.
  func timesAsOneFile(runs: Int) throws -> Times {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("speed-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let source = folder.appendingPathComponent("main.swift")
    try (declarations + loops).write(to: source, atomically: true, encoding: .utf8)
    let program = folder.appendingPathComponent("program").path
    _ = try output(["swiftc", "-O", "-swift-version", "5", source.path, "-o", program, "-lm"])
    var times = Times()
    for _ in 0..<runs { try times.note(output([program])) }
    return times
  }

  /// Runs the parts as two cells, again and again in one session.
  func timesAsCells(_ runner: CellRunner, runs: Int) throws -> Times {
    var times = Times()
    try runner.restart()
    for _ in 0..<runs {
      times.declaring = min(times.declaring, try timed(runner, declarations).time)
      let (time, text) = try timed(runner, loops)
      try times.note(text)
      times.compiling = min(times.compiling, time - times.loop)
    }
    return times
  }

  private func timed(_ runner: CellRunner, _ cell: String) throws -> (time: Double, text: String) {
    let start = ContinuousClock.now
    let result = runner.cell(cell)
    if let ending = result.behaviour.ending { throw Failure("\(name): \(ending)") }
    return ((ContinuousClock.now - start) / .microseconds(1) / 1000, result.behaviour.stdout)
  }

  private func output(_ command: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure("\(command.joined(separator: " ")) failed") }
    return text
  }
}

extension SpeedProgram.Times {
  /// Reads what a run has printed: the answer, then the loops' time in microseconds.
  fileprivate mutating func note(_ text: String) throws {
    let lines = text.split(separator: "\n")
    guard let last = lines.last, let time = Double(last) else { throw Failure("no time in \(text)") }
    loop = min(loop, time / 1000)
    answer = lines.dropLast().joined(separator: "\n")
  }
}

/// What keeps a measurement from being made.
private struct Failure: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
