import FileFormats
import Foundation
import UserErrors

/// Saves the model, or its weights alone, while it is trained.
///
///     callbacks.ModelCheckpoint(filepath: "checkpoint.keras", monitor: "loss", saveBestOnly: true)
///
/// Each file is replaced as a whole: a run that is killed while it writes leaves the former file as
/// it was. See Keras, `keras/src/callbacks/model_checkpoint.py`.
public final class ModelCheckpoint: Callback, ResumableCallback {
  /// How often the model is saved.
  public enum SaveFrequency: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, Equatable {
    /// After each epoch.
    case epoch
    /// After this many batches.
    case batches(Int)
    /// A word that is neither; it is refused.
    case unknown(String)

    /// `"epoch"`.
    public init(stringLiteral word: String) { self = word == "epoch" ? .epoch : .unknown(word) }
    /// A number of batches.
    public init(integerLiteral count: Int) { self = .batches(count) }

    func check(of callback: String) throws(ValueError) {
      switch self {
      case .epoch: break
      case .batches(let count) where count > 0: break
      case .batches(let count): throw ValueError("\(callback): saveFreq must be positive, not \(count)")
      case .unknown(let word):
        throw ValueError("\(callback): saveFreq must be \"epoch\" or a number of batches, not \"\(word)\"")
      }
    }
  }

  /// The file's name as it was given, with its places for values.
  public let filepath: String
  /// The value that tells which model is the best.
  public let monitor: String
  /// The best value so far.
  public private(set) var best: Double

  private let verbose: Int
  private let saveBestOnly: Bool
  private let saveWeightsOnly: Bool
  private let saveFreq: SaveFrequency
  private let isBetterWhenLarger: Bool
  private var currentEpoch = 0
  private var batchesSinceSaving = 0

  /// The callback.
  ///
  /// - Parameters:
  ///   - filepath: where to save, ending in `.keras`, or in `.weights.h5` with `saveWeightsOnly`.
  ///     Places such as `{epoch:02d}` or `{val_loss:.4f}` take the epoch (counted from 1), the
  ///     batch and the values shown.
  ///   - monitor: the value to watch with `saveBestOnly`.
  ///   - verbose: 1 to say what is saved.
  ///   - saveBestOnly: whether a model is saved only if its value is better than all before.
  ///   - saveWeightsOnly: whether the weights alone are saved.
  ///   - mode: `"min"`, `"max"`, or `"auto"`: larger is better for names with `acc` and those that
  ///     begin with `fmeasure`.
  ///   - saveFreq: `"epoch"`, or a number of batches.
  ///   - initialValueThreshold: with `saveBestOnly`, a value that the first model must beat.
  public init(
    filepath: String, monitor: String = "val_loss", verbose: Int = 0, saveBestOnly: Bool = false,
    saveWeightsOnly: Bool = false, mode: String = "auto", saveFreq: SaveFrequency = .epoch,
    initialValueThreshold: Double? = nil
  ) {
    (self.filepath, self.monitor, self.verbose) = (filepath, monitor, verbose)
    (self.saveBestOnly, self.saveWeightsOnly, self.saveFreq) = (saveBestOnly, saveWeightsOnly, saveFreq)
    let mode = orRaise { () throws(ValueError) in try MonitorMode(checking: mode, of: "ModelCheckpoint") }
    isBetterWhenLarger =
      mode == .max || (mode == .auto && (monitor.contains("acc") || monitor.hasPrefix("fmeasure")))
    best = initialValueThreshold ?? (isBetterWhenLarger ? -.infinity : .infinity)
    super.init()
    orRaise { () throws(ValueError) in try check() }
  }

  private func check() throws(ValueError) {
    let ending = saveWeightsOnly ? ".weights.h5" : ".keras"
    guard filepath.hasSuffix(ending) else {
      throw ValueError(
        "ModelCheckpoint(saveWeightsOnly: \(saveWeightsOnly)): the filepath must end in \(ending), but is '\(filepath)'"
      )
    }
    try saveFreq.check(of: "ModelCheckpoint")
  }

  public var memory: CallbackMemory {
    var memory = CallbackMemory()
    memory.set("best", best)
    memory.set("batches", batchesSinceSaving)
    return memory
  }

  public func restore(_ memory: CallbackMemory) {
    best = memory.number("best") ?? best
    batchesSinceSaving = memory.integer("batches")
  }

  public override func onEpochBegin(_ epoch: Int) { currentEpoch = epoch }

  public override func onTrainBatchEnd(_ batch: Int, _ logs: Logs) throws {
    guard case .batches(let count) = saveFreq else { return }
    batchesSinceSaving += 1
    guard batchesSinceSaving >= count else { return }
    batchesSinceSaving = 0
    try save(epoch: currentEpoch, batch: batch, logs)
  }

  public override func onEpochEnd(_ epoch: Int, _ logs: Logs) throws {
    if saveFreq == .epoch { try save(epoch: epoch, batch: nil, logs) }
  }

  private func save(epoch: Int, batch: Int?, _ logs: Logs) throws {
    let path = try FilePattern(filepath).path(epoch: epoch, batch: batch, logs)
    guard saveBestOnly else {
      say("Epoch \(epoch + 1): saving model to \(path)")
      return try write(path)
    }
    guard let current = logs.get(monitor) else {
      return Screen.warn("Can save best model only with \(monitor) available, skipping.")
    }
    guard isBetterWhenLarger ? current > best : current < best else {
      return say("Epoch \(epoch + 1): \(monitor) did not improve from \(Self.text(best))")
    }
    say(
      "Epoch \(epoch + 1): \(monitor) improved from \(Self.text(best)) to \(Self.text(current)), saving model to \(path)"
    )
    // Only a model that lies on the disk is the best so far.
    try write(path)
    best = current
  }

  private func write(_ path: String) throws {
    if saveWeightsOnly { try model.saveWeights(path) } else { try model.save(path) }
  }

  private func say(_ line: String) { if verbose > 0 { Screen.print("\n" + line) } }

  private static func text(_ value: Double) -> String {
    value.isInfinite ? (value > 0 ? "inf" : "-inf") : String(format: "%.5f", value)
  }
}

/// A file's name with places for values, as in Python's `str.format`: `{epoch}`, `{epoch:02d}`,
/// `{val_loss:.4f}`.
struct FilePattern {
  private let pattern: String

  init(_ pattern: String) { self.pattern = pattern }

  /// The name with the values put in; epochs and batches count from 1 there.
  func path(epoch: Int, batch: Int?, _ logs: Logs) throws -> String {
    var result = ""
    var rest = pattern[...]
    while let open = rest.firstIndex(of: "{") {
      guard let close = rest[open...].firstIndex(of: "}") else {
        throw CallbackError("the filepath '\(pattern)' has a { without a }")
      }
      let parts = rest[rest.index(after: open)..<close].split(separator: ":", maxSplits: 1)
      let name = parts.first.map(String.init) ?? ""
      let format = parts.count > 1 ? String(parts[1]) : ""
      result += rest[..<open]
      result += try value(name, format, epoch: epoch, batch: batch, logs)
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  private func value(_ name: String, _ format: String, epoch: Int, batch: Int?, _ logs: Logs) throws -> String
  {
    // The format is checked before it is handed to C.
    let isWhole = format.wholeMatch(of: #/0?\d{0,3}d?/#) != nil
    let isFraction = format.wholeMatch(of: #/0?\d{0,3}(\.\d{1,3})?[feg]/#) != nil
    let whole = name == "epoch" ? epoch + 1 : (name == "batch" ? batch.map { $0 + 1 } : nil)
    if let whole, isWhole {
      return String(format: "%" + (format.hasSuffix("d") ? format : format + "d"), whole)
    }
    guard let number = logs.get(name) ?? whole.map(Double.init) else {
      let known = ["epoch"] + (batch == nil ? [] : ["batch"]) + logs.keys
      throw CallbackError(
        "the filepath '\(pattern)' asks for '\(name)', which there is not; there are \(known.joined(separator: ", "))"
      )
    }
    if format.isEmpty { return "\(number)" }
    guard isFraction else {
      throw CallbackError("the filepath '\(pattern)' has the unknown format '\(format)'")
    }
    return String(format: "%" + format, number)
  }
}

extension callbacks {
  /// See ``Networks/ModelCheckpoint``.
  public typealias ModelCheckpoint = Networks.ModelCheckpoint
  /// See ``Networks/TensorBoard``.
  public typealias TensorBoard = Networks.TensorBoard
}
