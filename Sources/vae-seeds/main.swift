// Trains the two reference VAEs for several seeds and prints each epoch's losses and a table.
//
//     vae-seeds fashion|digits [--epochs N] [--seeds 1,2,3,4,5] [--threads N] [--output FILE]

import Autoencoders
import Datasets
import Foundation
import Networks
import Tensors

setvbuf(stdout, nil, _IOLBF, 0)

func option(_ name: String) -> String? {
  let arguments = CommandLine.arguments
  guard let place = arguments.firstIndex(of: "--" + name), place + 1 < arguments.count else { return nil }
  return arguments[place + 1]
}

/// A reference model with its data and settings.
struct Reference {
  let make: () -> VariationalAutoencoder
  let data: (train: Tensor, test: Tensor)
  let batchSize: Int
  let epochs: Int
}

func reference(_ name: String) throws -> Reference? {
  switch name {
  case "fashion":
    let ((train, _), (test, _)) = try datasets.fashionMNIST.loadData()
    return Reference(
      make: LectureVAE.model, data: (LectureVAE.padded(train), LectureVAE.padded(test)), batchSize: 100,
      epochs: 5)
  case "digits":
    let ((train, _), (test, _)) = try datasets.mnist.loadData()
    return Reference(
      make: DenseVAE.model, data: (DenseVAE.rows(train), DenseVAE.rows(test)), batchSize: 128, epochs: 10)
  default: return nil
  }
}

if let threads = option("threads").flatMap(Int.init) { Compute.threadCount = threads }
guard let chosen = try CommandLine.arguments.dropFirst().first.flatMap(reference) else {
  print("usage: vae-seeds fashion|digits [--epochs N] [--seeds 1,2,3,4,5] [--threads N] [--output FILE]")
  exit(64)
}
let epochs = option("epochs").flatMap(Int.init) ?? chosen.epochs
var table = LossTable()
for seed in (option("seeds") ?? "1,2,3,4,5").split(separator: ",").compactMap({ Int($0) }) {
  print("seed \(seed)")
  keras.utils.setRandomSeed(seed)
  let start = Date()
  let model = chosen.make()
  let history = try model.fit(
    chosen.data.train, epochs: epochs, batchSize: chosen.batchSize, verbose: 2,
    validationData: chosen.data.test)
  let minutes = Date().timeIntervalSince(start) / 60
  // The book's test_step gives back the losses of its batch, and Keras's fit shows those of the last one as "val_loss".
  let lastBatch = chosen.data.test[(chosen.data.test.shape[0] - chosen.batchSize)...]
  table.add(seed: seed, history, lastBatch: model.testOnBatch(lastBatch), minutes: minutes)
  // Written after each seed: a run that is broken off has not been for nothing.
  if let output = option("output") { try table.text.write(toFile: output, atomically: true, encoding: .utf8) }
}
print(table.text)
