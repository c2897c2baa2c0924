// Other orders in which courses have the callbacks' arguments; the first two arguments tell them apart.

extension EarlyStopping {
  /// `monitor, mode, verbose, patience`
  @_disfavoredOverload
  public convenience init(
    monitor: String, mode: String, verbose: Int = 0, patience: Int = 0, minDelta: Double = 0,
    restoreBestWeights: Bool = false
  ) {
    self.init(
      monitor: monitor, minDelta: minDelta, patience: patience, verbose: verbose, mode: mode,
      restoreBestWeights: restoreBestWeights)
  }

  /// `monitor, mode, patience, verbose`
  @_disfavoredOverload
  public convenience init(
    monitor: String, mode: String, patience: Int, verbose: Int, restoreBestWeights: Bool = false,
    minDelta: Double = 0
  ) {
    self.init(
      monitor: monitor, minDelta: minDelta, patience: patience, verbose: verbose, mode: mode,
      restoreBestWeights: restoreBestWeights)
  }

  /// `monitor, patience, minDelta, mode, verbose, restoreBestWeights`
  @_disfavoredOverload
  public convenience init(
    monitor: String = "val_loss", patience: Int, minDelta: Double, mode: String = "auto", verbose: Int = 0,
    restoreBestWeights: Bool = false
  ) {
    self.init(
      monitor: monitor, minDelta: minDelta, patience: patience, verbose: verbose, mode: mode,
      restoreBestWeights: restoreBestWeights)
  }

  /// `monitor, patience, mode, verbose, restoreBestWeights`
  @_disfavoredOverload
  public convenience init(
    monitor: String = "val_loss", patience: Int, mode: String, verbose: Int = 0,
    restoreBestWeights: Bool = false, minDelta: Double = 0
  ) {
    self.init(
      monitor: monitor, minDelta: minDelta, patience: patience, verbose: verbose, mode: mode,
      restoreBestWeights: restoreBestWeights)
  }

  /// `monitor, patience, restoreBestWeights, verbose, mode`
  @_disfavoredOverload
  public convenience init(
    monitor: String = "val_loss", patience: Int, restoreBestWeights: Bool, verbose: Int,
    mode: String = "auto", minDelta: Double = 0
  ) {
    self.init(
      monitor: monitor, minDelta: minDelta, patience: patience, verbose: verbose, mode: mode,
      restoreBestWeights: restoreBestWeights)
  }

  /// `patience, monitor, restoreBestWeights`
  @_disfavoredOverload
  public convenience init(
    patience: Int, monitor: String, mode: String = "auto", restoreBestWeights: Bool = false, verbose: Int = 0
  ) {
    self.init(
      monitor: monitor, patience: patience, verbose: verbose, mode: mode,
      restoreBestWeights: restoreBestWeights)
  }
}

extension ReduceLROnPlateau {
  /// `monitor, factor, patience, minLR, verbose`
  @_disfavoredOverload
  public convenience init(
    monitor: String = "val_loss", factor: Double = 0.1, patience: Int = 10, minLR: Double, verbose: Int,
    mode: String = "auto"
  ) {
    self.init(
      monitor: monitor, factor: factor, patience: patience, verbose: verbose, mode: mode, minLR: minLR)
  }

  /// `monitor, patience, factor, minLR, verbose`
  @_disfavoredOverload
  public convenience init(
    monitor: String = "val_loss", patience: Int, factor: Double, minLR: Double = 0, verbose: Int = 0,
    mode: String = "auto"
  ) {
    self.init(
      monitor: monitor, factor: factor, patience: patience, verbose: verbose, mode: mode, minLR: minLR)
  }
}

extension LearningRateScheduler {
  /// The schedule first, as in Keras: `callbacks.LearningRateScheduler(schedule, verbose: 1)`.
  @_disfavoredOverload
  public convenience init(
    _ schedule: @escaping (_ epoch: Int, _ learningRate: Double) -> Double, verbose: Int
  ) { self.init(verbose: verbose, schedule) }
}
