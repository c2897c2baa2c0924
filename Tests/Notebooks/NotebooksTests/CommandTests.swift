import Foundation
import Notebooks
import OrderedJSON
import Testing

/// The program `lectern` as a user runs it, with the real engine.
@Suite("The command", .serialized)
struct CommandTests {
  struct Result {
    var code: Int32
    var output: String
    var errors: String
  }

  /// The program, beside the tests' own bundle.
  private var program: URL {
    Bundle.module.bundleURL.deletingLastPathComponent().appendingPathComponent("lectern")
  }

  private func start(_ arguments: [String], environment: [String: String] = [:]) throws -> (
    Process, Pipe, Pipe
  ) {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    process.standardInput = FileHandle.nullDevice
    try process.run()
    return (process, output, errors)
  }

  private func finish(_ started: (Process, Pipe, Pipe)) -> Result {
    let output = started.1.fileHandleForReading.readDataToEndOfFile()
    let errors = started.2.fileHandleForReading.readDataToEndOfFile()
    started.0.waitUntilExit()
    return Result(
      code: started.0.terminationStatus, output: String(decoding: output, as: UTF8.self),
      errors: String(decoding: errors, as: UTF8.self))
  }

  private func run(_ arguments: String..., environment: [String: String] = [:]) throws -> Result {
    try finish(start(arguments, environment: environment))
  }

  private func notebook(_ cells: String..., in folder: TemporaryFolder) throws -> String {
    let notebook = Notebook(cells: cells.enumerated().map { NotebookCell(code: $1, id: "c\($0)") })
    return try folder.file("n.ipynb", String(decoding: notebook.data(), as: UTF8.self))
  }

  @Test("a notebook is run: outputs, numbers, picture files, page")
  func run() throws {
    let folder = try TemporaryFolder()
    let input = try folder.file("small.ipynb", String(decoding: Fixtures.data("small.ipynb"), as: UTF8.self))
    let (output, page) = (folder.path + "/out/small.ipynb", folder.path + "/page.html")
    let result = try run(
      "run", input, "--output", output, "--html", page, "--images", folder.path + "/images", "-p", "count=2")
    #expect(result.code == 0, "\(result.errors)")
    #expect(
      result.output.contains("[1/4] let count: Int = 3") && result.output.contains("\nline 0\nline 1\n"))
    let executed = try Notebook(contentsOf: output)
    #expect(executed.cells.map(\.executionCount) == [nil, 1, 2, 3, 4])
    #expect(executed.cells[2].source == "// Parameters\nlet count: Int = 2")
    #expect(
      executed.cells[3].outputs == [
        ["name": "stdout", "output_type": "stream", "text": ["line 0\n", "line 1\n"]]
      ])
    #expect(executed.cells[4].outputs[0]["data"]?["text/plain"]?[0]?.stringValue == "4")
    #expect(try String(contentsOfFile: page, encoding: .utf8).contains("A small notebook"))
    // The file that was read is as it was.
    #expect(try Data(contentsOf: URL(fileURLWithPath: input)) == Fixtures.data("small.ipynb"))
  }

  @Test("a failing cell: exit code 1, the error shown, what was run is written")
  func failure() throws {
    let folder = try TemporaryFolder()
    let input = try notebook("let a = [1]\nprint(a)", "print(a[5])", "print(3)", in: folder)
    let result = try run("run", input)
    #expect(result.code == 1)
    #expect(result.errors.contains("n.ipynb: In[2] failed: "))
    let executed = try Notebook(contentsOf: folder.path + "/n.executed.ipynb")
    #expect(executed.cells.map(\.executionCount) == [1, 2, nil])
    #expect(executed.cells[1].outputs.last?["output_type"] == "error")
  }

  @Test("Ctrl-C: exit code 130, what was run is written, no process is left", .timeLimit(.minutes(10)))
  func interrupt() throws {
    let folder = try TemporaryFolder()
    let input = try notebook("print(1)", "print(\"started\")\nwhile true {}", in: folder)
    let started = try start(["run", input])
    var output = Data()
    while !String(decoding: output, as: UTF8.self).contains("started\n") {
      let more = started.1.fileHandleForReading.availableData
      if more.isEmpty { break }
      output += more
    }
    let children = processes(below: started.0.processIdentifier)
    #expect(!children.isEmpty)
    kill(started.0.processIdentifier, SIGINT)
    let result = finish(started)
    #expect(result.code == 130)
    #expect(result.errors.contains("interrupted in"))
    let executed = try Notebook(contentsOf: folder.path + "/n.executed.ipynb")
    #expect(executed.cells.map(\.executionCount) == [1, 2])
    for child in children { #expect(isGone(child, within: 120), "process \(child) is left") }
  }

  /// Whether a process ends within so many seconds; one that only waits to be reaped by its new parent has ended.
  private func isGone(_ process: Int32, within seconds: Double) -> Bool {
    let end = Date() + seconds
    while Date() < end {
      let state = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
      guard let state, !state.contains(") Z ") else { return true }
      Thread.sleep(forTimeInterval: 0.05)
    }
    return false
  }

  private func processes(below parent: Int32) -> [Int32] {
    let path = "/proc/\(parent)/task/\(parent)/children"
    let own = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    // Children of other threads of the process are listed below those.
    let tasks = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(parent)/task")) ?? []
    let others = tasks.compactMap {
      try? String(contentsOfFile: "/proc/\(parent)/task/\($0)/children", encoding: .utf8)
    }
    return Set(([own] + others).flatMap { $0.split(separator: " ").compactMap { Int32($0) } }).sorted()
  }

  @Test("a cell that takes too long: exit code 124")
  func timeout() throws {
    let folder = try TemporaryFolder()
    let result = try run("run", notebook("while true {}", in: folder), "--kernel-timeout", "1")
    #expect(result.code == 124)
    #expect(result.errors.contains("took longer than 1.0 s"))
  }

  @Test("bad input: a message of one line and an exit code of its own")
  func badInput() throws {
    let folder = try TemporaryFolder()
    let python =
      #"{"cells":[],"metadata":{"kernelspec":{"name":"python3","language":"python"}},"nbformat":4,"nbformat_minor":5}"#
    let cases: [(String, Int32, String)] = [
      (folder.path + "/none.ipynb", 66, "no such file"),
      (try folder.file("text.ipynb", "hello"), 65, "not a notebook"),
      (try folder.file("cut.ipynb", #"{"cells": ["#), 65, "cut off at line 1, column 12"),
      (try folder.file("old.ipynb", #"{"nbformat": 3}"#), 65, "format 3.0 is not read"),
      (try folder.file("python.ipynb", python), 78, "asks for the kernel 'python3'"),
    ]
    for (path, code, message) in cases {
      let result = try run("run", path)
      #expect(result.code == code, "\(path)")
      #expect(
        result.errors.contains(message) && result.errors.filter { $0 == "\n" }.count == 1, "\(result.errors)")
    }
    let good = try notebook("1", in: folder)
    #expect(try run("run", good, "--output", "/proc/none/a.ipynb").code == 73)
    #expect(try run("run").code == 64)
    #expect(try run("run", good, "-p", "let=1").code == 64)
    #expect(try run("run", good, "--kernel-timeout", "-1").code == 64)
  }

  @Test("without a toolchain the session does not start: exit code 69, and the doctor says why")
  func noToolchain() throws {
    let folder = try TemporaryFolder()
    let bare = ["PATH": "/nonexistent", "LECTERN_TOOLCHAIN": "/nonexistent"]
    let result = try run("run", notebook("1", in: folder), environment: bare)
    #expect(result.code == 69)
    #expect(result.errors.contains("No Swift toolchain"))
    let doctor = try run("doctor", environment: bare)
    #expect(doctor.code == 1)
    #expect(doctor.output.contains("[FAIL] Swift toolchain") && doctor.output.contains("Install Swift 6.1"))
  }

  @Test("a home that is not there, as in some containers")
  func noHome() throws {
    let folder = try TemporaryFolder()
    for environment in [
      ["HOME": "/proc/none", "XDG_CACHE_HOME": ""], ["HOME": "", "XDG_CACHE_HOME": "/proc/none"],
    ] {
      let result = try run("run", notebook("20 + 1", in: folder), environment: environment)
      #expect(result.code == 0 && result.output.contains("Out[1]: 21"), "\(result.errors)")
    }
  }

  @Test("the doctor finds nothing needed missing where the tests run")
  func doctor() throws {
    let result = try run("doctor")
    #expect(result.code == 0, "\(result.output)")
    #expect(result.output.contains("[ ok ] session"))
  }

  @Test("a full disk: exit code 74, the notebook is rescued", .enabled(if: SmallDisk(kilobytes: 64) != nil))
  func fullDisk() throws {
    let folder = try TemporaryFolder()
    let disk = try #require(SmallDisk(kilobytes: 64))
    let input = try notebook("print(1)", "print(String(repeating: \"x\", count: 100_000))", in: folder)
    let result = try run(
      "run", input, "--output", disk.path + "/a.ipynb", environment: ["TMPDIR": folder.path])
    #expect(result.code == 74)
    #expect(result.errors.contains("no space left on the disk"))
    #expect(try Notebook(contentsOf: disk.path + "/a.ipynb").cells[0].executionCount == 1)
    #expect(try Notebook(contentsOf: folder.path + "/rescued-a.ipynb").cells[1].outputs.count == 1)
  }

  @Test("version and help") func help() throws {
    #expect(try run("--version").output.hasPrefix("lectern "))
    #expect(try run("run", "--help").output.contains("Exit codes"))
  }
}
