import ArgumentParser
import Foundation
import Tensors
import UserErrors

/// Lectern's side of scripts/bench: does a case's work once for every line `run` on standard input
/// and prints the seconds that it took; in the same way the work whose instructions are counted
/// (scripts/limits.py). `kernels` prints the speed of the layers' kernels.
@main
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lectern-bench",
    abstract: "Do a case's work once for every line 'run' on standard input and print the seconds.")

  @Argument(
    help: "\(BenchCommand.names.joined(separator: ", ")); or kernels, the layers' speed.")
  var work: String

  @Option(help: "Threads to compute with (default: one for each core).")
  var threads: Int?

  @Option(help: "Samples in a batch (default: the case's own).")
  var batch: Int?

  @Option(help: "Channels of the first convolution.")
  var width = 32

  @Option(help: "For kernels: the rate of a matrix product to compare with, in GFLOP/s.")
  var sgemm: Double?

  private static let names =
    BenchmarkCase.allCases.map(\.rawValue) + CountedWork.allCases.map(\.rawValue)

  func validate() throws {
    guard Self.names.contains(work) || work == "kernels" else {
      throw ValidationError("There is no case '\(work)'.")
    }
    guard [threads, batch, width].allSatisfy({ $0.map { $0 > 0 } ?? true }), sgemm.map({ $0 > 0 }) ?? true
    else {
      throw ValidationError("--threads, --batch, --width and --sgemm must be positive.")
    }
  }

  /// What is done for each line; nil for the kernels.
  private func makeWork() throws -> (() throws -> Void)? {
    if let counted = CountedWork(rawValue: work) { return try counted.makeWork() }
    let options = BenchmarkCase.Options(batch: batch, width: width)
    return try BenchmarkCase(rawValue: work)?.makeWork(options)
  }

  func run() throws {
    setvbuf(stdout, nil, _IOLBF, 0)
    exitOnRaisedErrors()
    if let threads { Compute.threadCount = threads }
    guard let work = try makeWork() else {
      return try LayerKernels(batch: batch ?? 100, sgemm: sgemm).measure()
    }
    for _ in 0..<2 { try work() }
    print("ready")
    while readLine() == "run" {
      let start = ContinuousClock.now
      try work()
      let taken = ContinuousClock.now - start
      print(Double(taken.components.seconds) + Double(taken.components.attoseconds) * 1e-18)
    }
  }
}
