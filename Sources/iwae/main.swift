// The table of Burda, Grosse and Salakhutdinov 2016, "Importance Weighted Autoencoders", for one stochastic layer on MNIST with
// stochastic binarisation, as far as the time given allows; a later run goes on from what is in the folder.
//
//     iwae [--k 1,5,50] [--epochs 3280] [--minutes 60 (for each k)] [--folder output/iwae] [--images 10000] [--draws 5000]
//          [--threads N] [--train-only] [--table FILE]

import Foundation
import Tensors

setvbuf(stdout, nil, _IOLBF, 0)

func option(_ name: String) -> String? {
  let arguments = CommandLine.arguments
  guard let place = arguments.firstIndex(of: "--" + name), place + 1 < arguments.count else { return nil }
  return arguments[place + 1]
}

if let threads = option("threads").flatMap(Int.init) { Compute.threadCount = threads }
let digits = try BinarizedDigits.load()
let folder = option("folder") ?? "output/iwae"
var states: [Run.State] = []
for draws in (option("k") ?? "1,5,50").split(separator: ",").compactMap({ Int($0) }) {
  let run = try Run(draws: draws, folder: folder, digits: digits)
  try run.train(
    epochs: option("epochs").flatMap(Int.init) ?? IWAEModel.publishedEpochs,
    minutes: option("minutes").flatMap(Double.init) ?? 60)
  if !CommandLine.arguments.contains("--train-only") {
    try run.estimate(
      images: option("images").flatMap(Int.init) ?? 10_000,
      draws: option("draws").flatMap(Int.init) ?? 5000)
  }
  states.append(run.state)
}
let table = IWAETable(states: states).text
print(table)
if let file = option("table") { try table.write(toFile: file, atomically: true, encoding: .utf8) }
