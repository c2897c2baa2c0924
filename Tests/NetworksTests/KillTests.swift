import Foundation
import Networks
import Testing

/// A run that is killed again and again ends as one that was left alone, and no kill leaves half a file.
@Suite struct KillTests {
  private static let program = Bundle.module.bundleURL.deletingLastPathComponent()
    .appendingPathComponent("killed-run")

  private func start(_ folder: String, _ frequency: String) throws -> Process {
    let process = Process()
    process.executableURL = Self.program
    process.arguments = [folder, frequency]
    try process.run()
    return process
  }

  private func finish(_ folder: String, _ frequency: String) throws {
    let process = try start(folder, frequency)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test(arguments: ["epoch", "1", "3"]) func killedRunsEndAsUnbrokenOnes(frequency: String) throws {
    let (unbroken, killed) = (try TemporaryFolder(), try TemporaryFolder())
    defer {
      unbroken.remove()
      killed.remove()
    }
    let begin = ContinuousClock.now
    try finish(unbroken.path, frequency)
    let whole = ContinuousClock.now - begin
    var kills = 0
    // Each time a little later, so that every run gets further than the last, and in the end through.
    while kills < 40, !FileManager.default.fileExists(atPath: killed("result.json")) {
      let process = try start(killed.path, frequency)
      Thread.sleep(forTimeInterval: (whole / 30 * (kills + 3)).seconds)
      guard process.isRunning else { break }
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      kills += 1
      for name in ["best.keras", "each-batch.keras"] where killed.names.contains(name) {
        _ = try models.loadModel(killed(name))
      }
    }
    if !killed.names.contains("result.json") { try finish(killed.path, frequency) }
    #expect(kills > 2, "the run was over before it could be killed")
    for name in ["result.json", "history.csv"] {
      let (a, b) = (
        try Data(contentsOf: URL(fileURLWithPath: unbroken(name))),
        try Data(contentsOf: URL(fileURLWithPath: killed(name)))
      )
      #expect(a == b, "\(name) differs after \(kills) kills")
    }
    #expect(!killed.names.contains("backup"))
  }
}

extension Duration {
  fileprivate var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}
