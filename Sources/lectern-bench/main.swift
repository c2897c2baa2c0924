// Lectern's side of scripts/bench/training.py: does a case's work once for every line `run` on standard input and prints
// the seconds that it took.
//
// usage: lectern-bench autoencoder|vae|dense_vae|predict [--threads N]
import Foundation
import Tensors

setvbuf(stdout, nil, _IOLBF, 0)

var arguments = Array(CommandLine.arguments.dropFirst())
if let flag = arguments.firstIndex(of: "--threads"), flag + 1 < arguments.count,
  let threads = Int(arguments[flag + 1])
{
  Compute.threadCount = threads
  arguments.removeSubrange(flag...(flag + 1))
}

guard let work = try arguments.first.flatMap(BenchmarkCase.init(rawValue:))?.makeWork() else {
  print("usage: lectern-bench \(BenchmarkCase.allCases.map(\.rawValue).joined(separator: "|")) [--threads N]")
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
