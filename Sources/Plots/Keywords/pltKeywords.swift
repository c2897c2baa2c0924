import KeywordCalls

extension plt {
  /// `plot` with its named arguments in any order, and with several lines in one call; see ``Axes/plot``.
  @_disfavoredOverload
  public static var plot: NonThrowingKeywordCall<[Line2D]> { gca().plot }
  /// `scatter` with its named arguments in any order.
  @_disfavoredOverload
  public static var scatter: NonThrowingKeywordCall<PathCollection> { gca().scatter }
  /// `imshow` with its named arguments in any order.
  @_disfavoredOverload
  public static var imshow: NonThrowingKeywordCall<AxesImage> { gca().imshow }
  /// `text` with its named arguments in any order.
  @_disfavoredOverload
  public static var text: NonThrowingKeywordCall<Text> { gca().text }

  /// A matrix as colours; see ``Axes/matshow(_:cmap:)``.
  @discardableResult
  public static func matshow(_ Z: any ArrayConvertible, cmap: String = "viridis") -> AxesImage {
    gca().matshow(Z, cmap: cmap)
  }
  /// The limits of both axes: `plt.axis((xmin, xmax, ymin, ymax))`.
  public static func axis(_ limits: (Double, Double, Double, Double)) {
    gca().axis([limits.0, limits.1, limits.2, limits.3])
  }
  /// Forgets what the current figure shows: the next call starts a new one.
  public static func clf() { close() }
}
