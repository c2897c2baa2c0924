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
    let unbroken = try TemporaryFolder()
    defer { unbroken.remove() }
    try finish(unbroken.path, frequency)
    // On a busy machine a run may be over before it could be killed often enough: then once more.
    for attempt in 1...10 {
      let killed = try TemporaryFolder()
      defer { killed.remove() }
      let kills = try killUntilItIsThrough(killed, frequency)
      if kills <= 2 && attempt < 10 { continue }
      #expect(kills > 2, "the run was over before it could be killed")
      try expectSame(unbroken, killed, kills)
      return
    }
  }

  /// Kills run after run; returns how many were killed.
  private func killUntilItIsThrough(_ folder: TemporaryFolder, _ frequency: String) throws -> Int {
    var kills = 0
    // Each time a batch later, so that every run gets further than the last, and in the end through.
    while kills < 60, try startAndKill(folder, frequency, batches: kills + 1) {
      kills += 1
      for name in ["best.keras", "each-batch.keras"] where folder.names.contains(name) {
        _ = try models.loadModel(folder(name))
      }
    }
    if !folder.names.contains("result.json") { try finish(folder.path, frequency) }
    return kills
  }

  /// Starts a run and kills it once so many batches have been trained, which is seen by the file that each replaces; false if
  /// it ended before.
  private func startAndKill(_ folder: TemporaryFolder, _ frequency: String, batches: Int) throws -> Bool {
    var trained = 0
    var file = inode(of: folder("each-batch.keras"))
    let process = try start(folder.path, frequency)
    while process.isRunning, trained < batches {
      let present = inode(of: folder("each-batch.keras"))
      if present != file { trained += 1 }
      file = present
      usleep(useconds_t.random(in: 100...1500))
    }
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    return process.terminationReason == .uncaughtSignal
  }

  /// What a file that is replaced as a whole changes with each new one.
  private func inode(of path: String) -> UInt64? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return (attributes?[.systemFileNumber] as? NSNumber)?.uint64Value
  }

  private func expectSame(_ unbroken: TemporaryFolder, _ killed: TemporaryFolder, _ kills: Int) throws {
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
