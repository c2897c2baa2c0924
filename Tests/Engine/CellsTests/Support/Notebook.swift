import Cells
import Foundation
import Testing

/// A session of the real engine, for tests: cells in, what they show out.
final class Notebook: @unchecked Sendable {
  let session: CellSession
  private var count = 0

  /// - Parameter environment: variables of the worker's environment.
  init(
    environment: [String: String] = [:], workingDirectory: String? = nil, moduleCache: String? = nil
  ) throws {
    var configuration = try Self.configuration()
    if let workingDirectory { configuration.workingDirectory = workingDirectory }
    if let moduleCache { configuration.moduleCache = moduleCache }
    configuration.environment = environment
    session = try CellSession(configuration)
  }
  deinit { session.shutdown() }

  /// The worker, the compiler service and the library as built beside these tests.
  /// `LECTERN_EXECUTABLES` names another folder.
  static func configuration() throws -> CellSession.Configuration {
    // The package's folder, from Tests/Engine/CellsTests/Support/Notebook.swift.
    let package = (0..<5).reduce(URL(fileURLWithPath: #filePath)) { url, _ in url.deletingLastPathComponent()
    }
    let beside = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().path
    let candidates = [beside, package.appendingPathComponent(".build/release").path]
    let found = candidates.first { FileManager.default.fileExists(atPath: "\($0)/lectern-worker") }
    let given = ProcessInfo.processInfo.environment["LECTERN_EXECUTABLES"]
    return try .standard(workingDirectory: NSTemporaryDirectory(), executables: given ?? found)
  }

  /// What came of a cell.
  struct Output {
    var outcome: CellOutcome = .ok
    var events: [CellEvent] = []

    var error: CellError? {
      if case .error(let error) = outcome { return error }
      return nil
    }
    /// Text of both streams in order, each change of stream marked: `out:a err:b`.
    var streams: String {
      var text = ""
      var last: StreamName?
      for case .stream(let name, let part) in events {
        if name != last { text += name == .stdout ? "out:" : "err:" }
        text += part
        last = name
      }
      return text
    }
    var stdout: String {
      events.compactMap { event -> String? in
        if case .stream(.stdout, let text) = event { return text }
        return nil
      }.joined()
    }
    /// JSON text of the result's plain form.
    var result: String? {
      for case .result(let bundle) in events { return bundle.data["text/plain"] }
      return nil
    }
    /// The error's traceback without colours.
    var trace: String {
      (error?.traceback ?? []).joined(separator: "\n").replacing(#/\u{1B}\[[0-9;]*m/#, with: "")
    }
  }

  /// Runs a cell. `onFirstOutput` is called when it first shows something; input is answered from
  /// `answers`.
  @discardableResult
  func run(
    _ source: String, answers: [String] = [], showsResult: Bool = true,
    optimization: CellRequest.Optimization = .automatic,
    onFirstOutput: @escaping () -> Void = {}
  ) -> Output {
    count += 1
    var output = Output()
    var answers = answers
    let allowsInput = !answers.isEmpty
    let request = CellRequest(
      source: source, name: "In[\(count)]", showsResult: showsResult, allowsInput: allowsInput,
      optimization: optimization)
    nonisolated(unsafe) var events: [CellEvent] = []
    output.outcome = session.execute(request) { event in
      events.append(event)
      if events.count == 1 { onFirstOutput() }
      if case .inputRequest(_, _, let reply) = event { reply(answers.isEmpty ? nil : answers.removeFirst()) }
    }
    output.events = events
    return output
  }

  /// Runs a cell that must succeed, and returns its result, a string.
  func text(_ source: String, sourceLocation: SourceLocation = #_sourceLocation) -> String? {
    guard let json = value(source, sourceLocation: sourceLocation),
      let shown = try? JSONDecoder().decode(String.self, from: Data(json.utf8))
    else { return nil }
    return String(shown.dropFirst().dropLast())
  }

  /// Runs a cell that must succeed, and returns its result.
  @discardableResult
  func value(_ source: String, sourceLocation: SourceLocation = #_sourceLocation) -> String? {
    let output = run(source)
    #expect(output.error == nil, "\(output.trace)", sourceLocation: sourceLocation)
    return output.result
  }

  /// Runs cells that must all succeed without a word on standard error, and compares what they
  /// print.
  func check(_ cells: [String], _ expected: String, sourceLocation: SourceLocation = #_sourceLocation) {
    var printed = ""
    for cell in cells {
      let output = run(cell)
      if let error = output.error {
        Issue.record("\(error.value)\nin: \(cell)", sourceLocation: sourceLocation)
        return
      }
      #expect(!output.streams.contains("err:"), "\(output.streams)", sourceLocation: sourceLocation)
      printed += output.stdout
    }
    #expect(printed == expected + "\n", sourceLocation: sourceLocation)
  }
}

extension CellError: Equatable {
  public static func == (left: CellError, right: CellError) -> Bool {
    left.name == right.name && left.value == right.value && left.traceback == right.traceback
  }
}

/// Holds a cell until the test lets it go on; made so that no test counts on how long something
/// takes.
final class Gate {
  private let path = NSTemporaryDirectory() + "/gate-\(UUID().uuidString)"

  /// What the cell does: waits, though not for ever.
  var wait: String { "for _ in 0..<60_000 where !(\(isOpen)) { usleep(5_000) }" }
  /// What it can ask.
  var isOpen: String { "access(\"\(path)\", F_OK) == 0" }

  func open() { _ = FileManager.default.createFile(atPath: path, contents: nil) }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

extension DispatchSemaphore {
  /// Waits for what must come; false after a time in which it comes on any machine.
  func comes() -> Bool { wait(timeout: .now() + 120) == .success }
}
