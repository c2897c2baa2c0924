// A training run that may be killed at any moment and started again:
// Tests/Library/NetworksTests/KillTests.swift does both.
//
// usage: killed-run FOLDER epoch|BATCHES Keeps its state in FOLDER/backup and the best model in
// FOLDER/best.keras; says what came out in FOLDER/result.json.
import Foundation
import Networks
import Tensors

guard CommandLine.arguments.count == 3 else {
  print("usage: killed-run FOLDER epoch|BATCHES")
  exit(64)
}
let folder = CommandLine.arguments[1]
let frequency = Int(CommandLine.arguments[2]).map(ModelCheckpoint.SaveFrequency.batches) ?? .epoch

keras.utils.setRandomSeed(5)
let data = RandomGenerator(seed: 1)
let x = data.uniform([96, 64])
let y = (x * 3).floor() / 3

let input = layers.Input(shape: [64])
let hidden = layers.Dense(300, activation: "relu")(layers.Dropout(0.1)(input))
let noisy = layers.GaussianNoise(0.05, seed: 9)(hidden)
let model = models.Model(input, layers.Dense(64, activation: "sigmoid")(layers.BatchNormalization()(noisy)))
model.compile(optimizer: optimizers.Adam(learningRate: 0.003), loss: "mse", metrics: ["mae"])

let history = try model.fit(
  x, y, batchSize: 16, epochs: 6, verbose: 0,
  callbacks: [
    callbacks.BackupAndRestore(backupDir: folder + "/backup", saveFreq: frequency),
    callbacks.ModelCheckpoint(filepath: folder + "/best.keras", monitor: "loss", saveBestOnly: true),
    callbacks.ModelCheckpoint(filepath: folder + "/each-batch.keras", saveFreq: 1),
    callbacks.ReduceLROnPlateau(monitor: "loss", factor: 0.7, patience: 1, minDelta: 0.002),
    callbacks.EarlyStopping(monitor: "val_loss", patience: 5, restoreBestWeights: true),
    callbacks.CSVLogger(folder + "/history.csv"),
  ], validationSplit: 0.25, shuffle: true)

/// All that must be the same to the bit.
let bits = model.weights.map { $0.value.floats.map(\.bitPattern) } as [[UInt32]]
let result: [String: Any] = [
  "weights": bits.map { $0.map(Int.init) }, "history": history.description,
  "iterations": model.optimizer.iterations,
  "learning_rate": "\(model.optimizer.learningRate)", "next_random": "\(RandomGenerator.shared.uniform([2]))",
  "optimizer": model.optimizer.variables.map { "\($0.name) \($0.value.sum().item())" },
]
try JSONSerialization.data(withJSONObject: result, options: [.sortedKeys])
  .write(to: URL(fileURLWithPath: folder + "/result.json"))
