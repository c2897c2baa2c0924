// Trains the lecture's autoencoder for several seeds and writes the losses as a table (docs/seeds.md by `make seeds`).
//
//     lecture-seeds [--epochs 3] [--seeds 1,2,3,4,5] [--steps N] [--output FILE]

import Foundation
import Networks
import Tensors

func option(_ name: String) -> String? {
  let arguments = CommandLine.arguments
  guard let place = arguments.firstIndex(of: "--" + name), place + 1 < arguments.count else { return nil }
  return arguments[place + 1]
}

let epochs = option("epochs").flatMap(Int.init) ?? 3
let seeds = (option("seeds") ?? "1,2,3,4,5").split(separator: ",").compactMap { Int($0) }
let (train, test) = try LectureAutoencoder.data()

var table = SeedTable(epochs: epochs)
for seed in seeds {
  print("seed \(seed)")
  keras.utils.setRandomSeed(seed)
  let start = Date()
  let history = try LectureAutoencoder.model().fit(
    train, train, epochs: epochs, batchSize: 100, verbose: 2, shuffle: true, validationData: (test, test),
    stepsPerEpoch: option("steps").flatMap(Int.init))
  table.add(
    seed: seed, train: history["loss"], validation: history["val_loss"],
    minutes: Date().timeIntervalSince(start) / 60)
  // Written after each seed: a run that is broken off has not been for nothing.
  if let output = option("output") { try table.text.write(toFile: output, atomically: true, encoding: .utf8) }
}
print(table.text)
