// Trains the lecture's autoencoder for several seeds and writes the losses as a table (docs/seeds.md by `make seeds`).
//
//     lecture-seeds [--epochs 3] [--seeds 1,2,3,4,5] [--steps N]

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
let steps = option("steps").flatMap(Int.init)
let (train, test) = try LectureAutoencoder.data()

func decimals(_ value: Double) -> String { String(format: "%.4f", value) }

func note(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

var rows: [String] = []
var last: [Double] = []
for seed in seeds {
  keras.utils.setRandomSeed(seed)
  let start = Date()
  let history = try LectureAutoencoder.model().fit(
    train, train, epochs: epochs, batchSize: 100, verbose: 2, shuffle: true, validationData: (test, test),
    stepsPerEpoch: steps)
  let minutes = Date().timeIntervalSince(start) / 60
  let cells = zip(history["loss"], history["val_loss"]).map { "\(decimals($0)) / \(decimals($1))" }
  rows.append("| \(seed) | \(cells.joined(separator: " | ")) | \(String(format: "%.1f", minutes)) |")
  last += history["val_loss"].suffix(1)
  note("seed \(seed): \(cells.joined(separator: ", "))")
}
let mean = last.reduce(0, +) / Double(max(1, last.count))

print("# The lecture's autoencoder for several seeds\n")
print("Made by `make seeds`. Fashion-MNIST, batch 100, Adam; each cell is the true mean of the train loss over the epoch,")
print("then the loss on the 10,000 test images.\n")
print("| seed | " + (1...epochs).map { "epoch \($0)" }.joined(separator: " | ") + " | minutes |")
print("|---|" + String(repeating: "---|", count: epochs + 1))
print(rows.joined(separator: "\n"))
print("\nLoss on the test images after epoch \(epochs): \(decimals(last.min() ?? 0)) to \(decimals(last.max() ?? 0)), mean \(decimals(mean)).")
