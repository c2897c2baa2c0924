// Lectern's side of scripts/bench: does a case's work once for every line `run` on standard input and prints the seconds
// that it took. `kernels` prints the speed of the layers' kernels; --sgemm is the rate of a matrix product, in GFLOP/s, to
// compare them with.
//
// usage: lectern-bench CASE [--threads N] [--batch N] [--width N]
//        lectern-bench kernels [--threads N] [--batch N] [--sgemm N]
import Foundation
import Tensors

setvbuf(stdout, nil, _IOLBF, 0)

var arguments = Array(CommandLine.arguments.dropFirst())

/// Takes `--name N` out of the arguments.
func number(_ name: String) -> Int? {
  guard let flag = arguments.firstIndex(of: name), flag + 1 < arguments.count,
    let value = Int(arguments[flag + 1]), value > 0
  else { return nil }
  arguments.removeSubrange(flag...(flag + 1))
  return value
}

if let threads = number("--threads") { Compute.threadCount = threads }
let sgemm = number("--sgemm")
let options = BenchmarkCase.Options(batch: number("--batch"), width: number("--width") ?? 32)

if arguments == ["kernels"] {
  try LayerKernels(batch: options.batch ?? 100, sgemm: sgemm.map(Double.init)).measure()
  exit(0)
}
guard let work = try arguments.first.flatMap(BenchmarkCase.init(rawValue:))?.makeWork(options) else {
  let cases = BenchmarkCase.allCases.map(\.rawValue).joined(separator: "|")
  print("usage: lectern-bench \(cases)|kernels [--threads N] [--batch N] [--width N]")
  exit(64)
}

for _ in 0..<2 { try work() }
print("ready")
while readLine() == "run" {
  let start = ContinuousClock.now
  try work()
  let taken = ContinuousClock.now - start
  print(Double(taken.components.seconds) + Double(taken.components.attoseconds) * 1e-18)
}
