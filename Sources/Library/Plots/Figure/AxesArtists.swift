extension Axes {
  /// The lines, in the order in which they were added: `ax.lines[1]`.
  public var lines: [Line2D] { artists.compactMap { $0 as? Line2D } }
  /// The shapes: bars, areas between lines, circles.
  public var patches: [Patch] { artists.compactMap { $0 as? Patch } }
  /// The pictures.
  public var images: [AxesImage] { artists.compactMap { $0 as? AxesImage } }
  /// The texts, annotations left out.
  public var texts: [Text] { artists.compactMap { $0 as? Text } }
}
