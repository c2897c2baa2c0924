import UserErrors

extension Pyplot {
  /// Shows all open figures and closes them.
  public func show() { state.flush() }

  /// Draws nothing: figures are drawn when they are shown.
  public func draw() {}

  /// Writes the current figure to a file; see
  /// ``Figure/savefig(_:format:dpi:facecolor:bboxInches:padInches:transparent:)``.
  public func savefig(
    _ path: String, format: String? = nil, dpi: Double? = nil, facecolor: (any ColorArgument)? = nil,
    bboxInches: String? = nil, padInches: Double = 0.1, transparent: Bool = false
  ) throws {
    try gcf().savefig(
      path, format: format, dpi: dpi, facecolor: facecolor, bboxInches: bboxInches, padInches: padInches,
      transparent: transparent)
  }

  /// Forgets a figure, by default the current one, without showing it.
  public func close(_ figure: Figure? = nil) { state.close(figure) }
  /// `close("all")` forgets all figures; another name or number, that figure.
  public func close(_ which: any FigureName) {
    if which.figureName == "all" { return state.closeAll() }
    if let known = state.figure(which.figureName) { state.close(known) }
  }

  /// Takes all axes out of the current figure.
  public func clf() { gcf().clear() }
  /// Takes away all that the current axes hold.
  public func cla() { gca().clear() }

  /// Distances between axes and margins; see
  /// ``Figure/subplotsAdjust(left:bottom:right:top:wspace:hspace:)``.
  public func subplotsAdjust(
    left: Double? = nil, bottom: Double? = nil, right: Double? = nil, top: Double? = nil,
    wspace: Double? = nil, hspace: Double? = nil
  ) {
    gcf().subplotsAdjust(left: left, bottom: bottom, right: right, top: top, wspace: wspace, hspace: hspace)
  }

  /// Chooses margins and distances so that labels fit.
  ///
  /// - Parameter rect: left, bottom, right and top of the room for all axes, in parts of the
  ///   figure.
  public func tightLayout(pad: Double = 1.08, rect: [Double]? = nil) {
    gcf().tightLayout(pad: pad, rect: rect)
  }

  /// The figure's title.
  @discardableResult
  public func suptitle(
    _ text: any CustomStringConvertible, fontsize: (any FontSize)? = nil, x: Double = 0.5,
    y: Double? = nil, weight: String = "normal", fontweight: String? = nil,
    color: (any ColorArgument)? = nil, ha: String = "center", va: String = "top",
    size: (any FontSize)? = nil
  ) -> Text {
    gcf().suptitle(
      text, fontsize: fontsize ?? size, x: x, y: y, weight: fontweight ?? weight, color: color,
      ha: ha, va: va)
  }

  /// A text in coordinates of the figure.
  @discardableResult
  public func figtext(
    _ x: Double, _ y: Double, _ s: any CustomStringConvertible,
    fontsize: (any FontSize)? = nil, color: (any ColorArgument)? = nil,
    ha: String = "left", va: String = "baseline"
  ) -> Text { gcf().text(x, y, s, fontsize: fontsize, color: color, ha: ha, va: va) }

  /// A scale of colours for the latest image or scatter plot, or for the one given; see ``Figure``.
  @discardableResult
  public func colorbar(
    _ mappable: (any ScalarMappable)? = nil, ax: (any AxesArgument)? = nil, label: String = "",
    orientation: String = "vertical", fraction: Double = 0.15, pad: Double? = nil, shrink: Double = 1,
    aspect: Double = 20, ticks: (any ArrayConvertible)? = nil, format: String? = nil,
    extend: String = "neither", location: String? = nil, cax: Axes? = nil
  ) -> Colorbar {
    let explained = ax?.axesList.first ?? gca()
    guard let shown = mappable ?? explained.currentMappable else {
      raise(
        ValueError(
          "colorbar: there is nothing to explain yet. Call it after imshow, contourf, or scatter with numbers as c."
        ))
    }
    return gcf().colorbar(
      shown, ax: ax, label: label, orientation: orientation, fraction: fraction, pad: pad, shrink: shrink,
      aspect: aspect, ticks: ticks, format: format, extend: extend, location: location, cax: cax)
  }

  /// The limits of the latest image's numbers.
  public func clim(_ vmin: Double, _ vmax: Double) { gca().currentMappable?.setClim(vmin, vmax) }
}
