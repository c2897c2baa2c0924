// Python takes keyword arguments in any order, Swift in one. These are the orders in which Keras's guides and books have them;
// the first argument tells them apart.
extension ModelCheckpoint {
  /// The arguments in Keras's own order, the file's name without its label: `ModelCheckpoint("best.keras", saveBestOnly: true)`.
  public convenience init(
    _ filepath: String, monitor: String = "val_loss", verbose: Int = 0, saveBestOnly: Bool = false,
    saveWeightsOnly: Bool = false, mode: String = "auto", saveFreq: SaveFrequency = .epoch,
    initialValueThreshold: Double? = nil
  ) {
    self.init(
      filepath: filepath, monitor: monitor, verbose: verbose, saveBestOnly: saveBestOnly,
      saveWeightsOnly: saveWeightsOnly, mode: mode, saveFreq: saveFreq,
      initialValueThreshold: initialValueThreshold)
  }

  /// The order of the books' autoencoders: `filepath, saveWeightsOnly, saveFreq, monitor, mode, saveBestOnly, verbose`.
  @_disfavoredOverload
  public convenience init(
    filepath: String, saveWeightsOnly: Bool, saveFreq: SaveFrequency = .epoch, monitor: String = "val_loss",
    mode: String = "auto", saveBestOnly: Bool = false, verbose: Int = 0, initialValueThreshold: Double? = nil
  ) {
    self.init(
      filepath: filepath, monitor: monitor, verbose: verbose, saveBestOnly: saveBestOnly,
      saveWeightsOnly: saveWeightsOnly, mode: mode, saveFreq: saveFreq,
      initialValueThreshold: initialValueThreshold)
  }

  /// `filepath, saveBestOnly, monitor, mode, verbose, saveWeightsOnly, saveFreq`
  @_disfavoredOverload
  public convenience init(
    filepath: String, saveBestOnly: Bool, monitor: String = "val_loss", mode: String = "auto",
    verbose: Int = 0,
    saveWeightsOnly: Bool = false, saveFreq: SaveFrequency = .epoch, initialValueThreshold: Double? = nil
  ) {
    self.init(
      filepath: filepath, monitor: monitor, verbose: verbose, saveBestOnly: saveBestOnly,
      saveWeightsOnly: saveWeightsOnly, mode: mode, saveFreq: saveFreq,
      initialValueThreshold: initialValueThreshold)
  }

  /// `filepath, monitor, mode, saveBestOnly, saveWeightsOnly, saveFreq, verbose`
  @_disfavoredOverload
  public convenience init(
    filepath: String, monitor: String, mode: String, saveBestOnly: Bool = false,
    saveWeightsOnly: Bool = false,
    saveFreq: SaveFrequency = .epoch, verbose: Int = 0, initialValueThreshold: Double? = nil
  ) {
    self.init(
      filepath: filepath, monitor: monitor, verbose: verbose, saveBestOnly: saveBestOnly,
      saveWeightsOnly: saveWeightsOnly, mode: mode, saveFreq: saveFreq,
      initialValueThreshold: initialValueThreshold)
  }

  /// `filepath, monitor, saveBestOnly, mode, verbose, saveWeightsOnly, saveFreq`
  @_disfavoredOverload
  public convenience init(
    filepath: String, monitor: String, saveBestOnly: Bool, mode: String, verbose: Int = 0,
    saveWeightsOnly: Bool = false, saveFreq: SaveFrequency = .epoch, initialValueThreshold: Double? = nil
  ) {
    self.init(
      filepath: filepath, monitor: monitor, verbose: verbose, saveBestOnly: saveBestOnly,
      saveWeightsOnly: saveWeightsOnly, mode: mode, saveFreq: saveFreq,
      initialValueThreshold: initialValueThreshold)
  }

  /// `filepath, monitor, saveBestOnly, saveWeightsOnly, mode, saveFreq, verbose`
  @_disfavoredOverload
  public convenience init(
    filepath: String, monitor: String, saveBestOnly: Bool, saveWeightsOnly: Bool, mode: String = "auto",
    saveFreq: SaveFrequency = .epoch, verbose: Int, initialValueThreshold: Double? = nil
  ) {
    self.init(
      filepath: filepath, monitor: monitor, verbose: verbose, saveBestOnly: saveBestOnly,
      saveWeightsOnly: saveWeightsOnly, mode: mode, saveFreq: saveFreq,
      initialValueThreshold: initialValueThreshold)
  }

  /// `filepath, verbose, monitor, saveBestOnly, saveWeightsOnly, mode, saveFreq`
  @_disfavoredOverload
  public convenience init(
    filepath: String, verbose: Int, monitor: String, saveBestOnly: Bool = false,
    saveWeightsOnly: Bool = false,
    mode: String = "auto", saveFreq: SaveFrequency = .epoch, initialValueThreshold: Double? = nil
  ) {
    self.init(
      filepath: filepath, monitor: monitor, verbose: verbose, saveBestOnly: saveBestOnly,
      saveWeightsOnly: saveWeightsOnly, mode: mode, saveFreq: saveFreq,
      initialValueThreshold: initialValueThreshold)
  }
}
