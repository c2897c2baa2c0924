import Foundation
import OrderedJSON
import Tensors
import UserErrors

/// What a run of `fit` recorded: `history.history["val_loss"]` is a number for each epoch.
public final class History: Callback, ResumableCallback, CustomStringConvertible {
  /// The values by name, one for each epoch.
  public private(set) var history = EpochValues()
  /// The names in the order in which they came.
  public var keys: [String] { history.keys }
  /// The numbers of the epochs, from 0.
  public private(set) var epoch: [Int] = []

  public override func onTrainBegin() {
    history = EpochValues()
    epoch = []
  }

  public override func onEpochEnd(_ epoch: Int, _ logs: Logs) {
    self.epoch.append(epoch)
    for (key, value) in logs { history.append(value, to: key) }
  }

  public var memory: CallbackMemory {
    var memory = CallbackMemory()
    memory.values["epoch"] = .array(epoch.map { JSON($0) })
    for key in keys { memory.values["history_" + key] = .array(history[key].map { JSON("\($0)") }) }
    return memory
  }

  public func restore(_ memory: CallbackMemory) {
    epoch = memory.values["epoch"]?.arrayValue?.compactMap(\.intValue) ?? []
    for (name, values) in memory.values.objectValue ?? [:] where name.hasPrefix("history_") {
      let key = String(name.dropFirst("history_".count))
      for value in values.arrayValue?.compactMap({ $0.stringValue.flatMap(Double.init) }) ?? [] {
        history.append(value, to: key)
      }
    }
  }

  /// The values of one name: `history["loss"]`; none where there is no such name.
  public subscript(key: String) -> PythonList<Double> { history.get(key) ?? [] }

  /// As Python prints the dictionary.
  public var description: String { history.description }
}

/// Writes each epoch's values to a file, one line for each epoch, as Keras's callback of this name.
///
/// In a run that ``BackupAndRestore`` lets go on, the file is continued behind the last epoch that
/// was kept.
public final class CSVLogger: Callback, ResumableCallback {
  private let filename: String
  private let separator: String
  private let append: Bool
  private var columns: [String]?
  private var file: FileHandle?
  private var needsHeader = true

  /// The callback; with `append`, an existing file is continued.
  public init(_ filename: String, separator: String = ",", append: Bool = false) {
    (self.filename, self.separator, self.append) = (filename, separator, append)
  }

  public override func onTrainBegin() throws {
    columns = nil
    let manager = FileManager.default
    let size = (try? manager.attributesOfItem(atPath: filename)[.size] as? Int) ?? nil
    let continues = append || model.isResuming
    needsHeader = !(continues && (size ?? 0) > 0)
    if !continues || size == nil {
      guard manager.createFile(atPath: filename, contents: nil) else {
        throw CallbackError(
          "CSVLogger cannot write to '\(filename)': does the folder exist, and may you write there?")
      }
    }
    file = FileHandle(forWritingAtPath: filename)
    _ = try file?.seekToEnd()
  }

  public override func onEpochEnd(_ epoch: Int, _ logs: Logs) throws {
    let columns = self.columns ?? chosenColumns(logs)
    if self.columns == nil, needsHeader { try write(["epoch"] + columns) }
    self.columns = columns
    try write([String(epoch)] + columns.map { logs.get($0).map { "\($0)" } ?? "NA" })
  }

  public override func onTrainEnd(_ logs: Logs) throws {
    try file?.close()
    file = nil
  }

  public var memory: CallbackMemory {
    var memory = CallbackMemory()
    memory.set("size", file.flatMap { try? Int($0.offset()) } ?? 0)
    if let columns { memory.values["columns"] = .array(columns.map { JSON($0) }) }
    return memory
  }

  public func restore(_ memory: CallbackMemory) throws {
    columns = memory.values["columns"]?.arrayValue?.compactMap(\.stringValue)
    // Lines that were written after the state was kept come again.
    let size = UInt64(max(0, memory.integer("size")))
    needsHeader = size == 0
    if let file, try file.seekToEnd() > size { try file.truncate(atOffset: size) }
  }

  private func chosenColumns(_ logs: Logs) -> [String] {
    let sorted = logs.keys.sorted()
    // Where the first epoch has no validation a later one may.
    return sorted.contains { $0.hasPrefix("val_") } ? sorted : sorted + sorted.map { "val_" + $0 }
  }

  /// A line with Python's line end for CSV.
  private func write(_ fields: [String]) throws {
    guard let file else { throw CallbackError("CSVLogger cannot write to '\(filename)'") }
    try file.write(contentsOf: Data((fields.joined(separator: separator) + "\r\n").utf8))
  }
}

/// A file that a callback could not read or write.
public struct CallbackError: UserError, Equatable {
  public let message: String
  /// An error with its message.
  public init(_ message: String) { self.message = message }
}

/// Calls functions given to it.
///
///     callbacks.LambdaCallback(onEpochEnd: { epoch, logs in print(epoch, logs) })
public final class LambdaCallback: Callback {
  private let epochBegin: ((Int) -> Void)?
  private let epochEnd: ((Int, Logs) -> Void)?
  private let trainBegin: (() -> Void)?
  private let trainEnd: ((Logs) -> Void)?
  private let batchBegin: ((Int) -> Void)?
  private let batchEnd: ((Int, Logs) -> Void)?

  /// The callback.
  public init(
    onEpochBegin: ((Int) -> Void)? = nil, onEpochEnd: ((Int, Logs) -> Void)? = nil,
    onTrainBegin: (() -> Void)? = nil, onTrainEnd: ((Logs) -> Void)? = nil,
    onTrainBatchBegin: ((Int) -> Void)? = nil, onTrainBatchEnd: ((Int, Logs) -> Void)? = nil,
    onBatchBegin: ((Int) -> Void)? = nil, onBatchEnd: ((Int, Logs) -> Void)? = nil
  ) {
    (epochBegin, epochEnd, trainBegin, trainEnd) = (onEpochBegin, onEpochEnd, onTrainBegin, onTrainEnd)
    (batchBegin, batchEnd) = (onTrainBatchBegin ?? onBatchBegin, onTrainBatchEnd ?? onBatchEnd)
  }

  public override func onEpochBegin(_ epoch: Int) { epochBegin?(epoch) }
  public override func onEpochEnd(_ epoch: Int, _ logs: Logs) { epochEnd?(epoch, logs) }
  public override func onTrainBegin() { trainBegin?() }
  public override func onTrainEnd(_ logs: Logs) { trainEnd?(logs) }
  public override func onTrainBatchBegin(_ batch: Int) { batchBegin?(batch) }
  public override func onTrainBatchEnd(_ batch: Int, _ logs: Logs) { batchEnd?(batch, logs) }
}

/// Ends the run when the loss is no number any more.
public final class TerminateOnNaN: Callback {
  public override func onTrainBatchEnd(_ batch: Int, _ logs: Logs) {
    guard let loss = logs.get("loss"), !loss.isFinite else { return }
    Screen.print("Batch \(batch): Invalid loss, terminating training")
    model.stopTraining = true
  }
}
