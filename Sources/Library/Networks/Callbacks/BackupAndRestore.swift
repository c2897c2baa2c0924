import FileFormats
import Foundation
import OrderedJSON
import Tensors
import UserErrors

/// Lets a run of `fit` that was killed go on where it stood: the same program, started again, ends with the same weights, to the
/// bit, as if it had never stopped.
///
///     try model.fit(x, y, epochs: 100, callbacks: [callbacks.BackupAndRestore(backupDir: ".backup")])
///
/// The folder holds `latest.weights.h5`, the weights and the optimizer's state as Keras's own callback keeps them, and in a group
/// of its own that Keras passes over, the random generators, the order of the samples, what the metrics have gathered and what
/// other callbacks remember (``ResumableCallback``). The file is replaced as a whole: a kill while it is written leaves the former
/// one. See Keras, `keras/src/callbacks/backup_and_restore.py`.
public final class BackupAndRestore: Callback {
  /// The folder of the backup.
  public let backupDir: String
  private let saveFreq: ModelCheckpoint.SaveFrequency
  private let doubleCheckpoint: Bool
  private let deleteCheckpoint: Bool
  private var batchesSinceSaving = 0

  /// The callback.
  ///
  /// - Parameters:
  ///   - backupDir: the folder, for this run alone.
  ///   - saveFreq: `"epoch"`, or a number of batches.
  ///   - doubleCheckpoint: whether the former state is kept too, for a disk that loses the newest.
  ///   - deleteCheckpoint: whether the folder is removed when the run has ended.
  public init(
    backupDir: String, saveFreq: ModelCheckpoint.SaveFrequency = .epoch, doubleCheckpoint: Bool = false,
    deleteCheckpoint: Bool = true
  ) {
    (self.backupDir, self.saveFreq) = (backupDir, saveFreq)
    (self.doubleCheckpoint, self.deleteCheckpoint) = (doubleCheckpoint, deleteCheckpoint)
    super.init()
    orRaise { () throws(ValueError) in
      guard !backupDir.isEmpty else { throw ValueError("BackupAndRestore: backupDir must not be empty") }
      try saveFreq.check(of: "BackupAndRestore")
    }
  }

  /// The backup's folder as Keras's first argument: `BackupAndRestore(".backup")`.
  public convenience init(
    _ backupDir: String, saveFreq: ModelCheckpoint.SaveFrequency = .epoch, doubleCheckpoint: Bool = false,
    deleteCheckpoint: Bool = true
  ) {
    self.init(
      backupDir: backupDir, saveFreq: saveFreq, doubleCheckpoint: doubleCheckpoint,
      deleteCheckpoint: deleteCheckpoint)
  }

  private var path: String { backupDir + "/latest.weights.h5" }
  private var formerPath: String { path + ".bkp" }
  private var metadataPath: String { backupDir + "/training_metadata.json" }

  // MARK: Keeping

  /// Keeps the state after a batch, if it is time to. Called by `fit` when all callbacks have seen the batch.
  func batchEnded(_ position: @autoclosure () -> TrainingPosition, _ callbacks: CallbackList) throws {
    guard case .batches(let count) = saveFreq else { return }
    batchesSinceSaving += 1
    guard batchesSinceSaving >= count else { return }
    batchesSinceSaving = 0
    try save(position(), callbacks)
  }

  /// Keeps the state after an epoch, if it is time to. Called by `fit` when all callbacks have seen the epoch's end.
  func epochEnded(_ epoch: Int, _ callbacks: CallbackList) throws {
    guard saveFreq == .epoch else { return }
    try save(
      TrainingPosition(epoch: epoch + 1, generatorState: RandomGenerator.shared.state), callbacks)
  }

  private func save(_ position: TrainingPosition, _ callbacks: CallbackList) throws {
    try? FileManager.default.createDirectory(atPath: backupDir, withIntermediateDirectories: true)
    var root = try KerasFile.weightTree(model)
    root.setGroup(try TrainingState(model, position, callbacks).group(), at: [TrainingState.groupName])
    if doubleCheckpoint, FileManager.default.fileExists(atPath: path) {
      try AtomicFile.write(WholeFile.read(path), to: formerPath)
    }
    try AtomicFile.write(root.encode(), to: path)
    // For Keras's own callback; here the state in the file counts, which cannot be half written.
    let metadata: JSON = ["epoch": JSON(position.epoch), "batch": JSON(position.step)]
    try AtomicFile.write(Array(metadata.text().utf8), to: metadataPath)
  }

  // MARK: Going on

  /// The state that a killed run has left, put into the model; nil where there is none.
  func restore() throws -> TrainingState? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    do { return try restore(path) } catch  where doubleCheckpoint {
      guard FileManager.default.fileExists(atPath: formerPath) else { throw error }
      return try restore(formerPath)
    }
  }

  private func restore(_ path: String) throws -> TrainingState {
    do {
      let root = try HDF5Group.decode(WholeFile.read(path))
      guard let group = root.group(at: TrainingState.groupName) else {
        throw CallbackError("it holds weights, but not the state of a run of Lectern")
      }
      let state = try TrainingState(group)
      try KerasFile.loadWeights(model, root, skipMismatch: false)
      try state.restore(model)
      return state
    } catch let error as any UserError {
      throw CallbackError(
        "BackupAndRestore cannot go on from '\(path)': \(error.message). Remove the folder '\(backupDir)' to begin "
          + "anew")
    }
  }

  public override func onTrainEnd(_ logs: Logs) {
    guard deleteCheckpoint else { return }
    for path in [path, formerPath, metadataPath] { try? FileManager.default.removeItem(atPath: path) }
    // Other files that someone has put into the folder stay, and so does the folder then.
    rmdir(backupDir)
  }
}

extension callbacks {
  /// See ``Networks/BackupAndRestore``.
  public typealias BackupAndRestore = Networks.BackupAndRestore
}
