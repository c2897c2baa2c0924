extension plt {
  /// The title above the current axes.
  public static func title(
    _ text: String, fontsize: Double = 12, color: String = "black", weight: String = "normal",
    loc: String = "center",
    pad: Double = 6
  ) {
    gca().setTitle(text, fontsize: fontsize, color: color, weight: weight, loc: loc, pad: pad)
  }

  /// The name of the x axis.
  public static func xlabel(_ text: String, fontsize: Double = 10, color: String = "black") {
    gca().setXlabel(text, fontsize: fontsize, color: color)
  }

  /// The name of the y axis.
  public static func ylabel(_ text: String, fontsize: Double = 10, color: String = "black") {
    gca().setYlabel(text, fontsize: fontsize, color: color)
  }

  /// The limits of the x axis.
  public static func xlim() -> (Double, Double) { gca().getXlim() }
  /// The limits of the y axis.
  public static func ylim() -> (Double, Double) { gca().getYlim() }

  /// Sets the limits of the x axis; nil keeps one as it is.
  public static func xlim(_ left: (any NumberConvertible)?, _ right: (any NumberConvertible)? = nil) {
    gca().setXlim(left, right)
  }

  /// Sets the limits of the y axis; nil keeps one as it is.
  public static func ylim(_ bottom: (any NumberConvertible)?, _ top: (any NumberConvertible)? = nil) {
    gca().setYlim(bottom, top)
  }

  /// Places of the x axis's ticks and, if given, their labels.
  public static func xticks(
    _ ticks: any ArrayConvertible, _ labels: [String]? = nil, rotation: Double = 0, fontsize: Double = 10
  ) { gca().setXticks(ticks, labels, rotation: rotation, fontsize: fontsize) }

  /// Places of the y axis's ticks and, if given, their labels.
  public static func yticks(
    _ ticks: any ArrayConvertible, _ labels: [String]? = nil, rotation: Double = 0, fontsize: Double = 10
  ) { gca().setYticks(ticks, labels, rotation: rotation, fontsize: fontsize) }

  /// `xticks([])` leaves the x axis without ticks.
  public static func xticks(_ ticks: [Double] = []) { gca().setXticks(ticks) }
  /// `yticks([])` leaves the y axis without ticks.
  public static func yticks(_ ticks: [Double] = []) { gca().setYticks(ticks) }

  /// The scale of the x axis: "linear" or "log".
  public static func xscale(_ scale: String) { gca().setXscale(scale) }
  /// The scale of the y axis: "linear" or "log".
  public static func yscale(_ scale: String) { gca().setYscale(scale) }

  /// "off", "on", "equal", "image", "square", "auto" or "tight".
  public static func axis(_ option: String) { gca().axis(option) }
  /// The limits of both axes: [xmin, xmax, ymin, ymax].
  public static func axis(_ limits: [Double]) { gca().axis(limits) }

  /// Lines across the axes at their ticks.
  public static func grid(
    _ visible: Bool = true, axis: String = "both", color: String = "#b0b0b0", linestyle: String = "-",
    linewidth: Double = 0.8, alpha: Double = 1
  ) {
    gca().grid(visible, axis: axis, color: color, linestyle: linestyle, linewidth: linewidth, alpha: alpha)
  }

  /// The room left around the data, in parts of their range.
  public static func margins(_ margin: Double) { gca().margins(margin) }

  /// Looks of ticks and their labels.
  public static func tickParams(
    axis: String = "both", labelsize: Double? = nil, colors: String? = nil, rotation: Double? = nil,
    labelbottom: Bool? = nil, labelleft: Bool? = nil, bottom: Bool? = nil, left: Bool? = nil
  ) {
    gca().tickParams(
      axis: axis, labelsize: labelsize, colors: colors, rotation: rotation, labelbottom: labelbottom,
      labelleft: labelleft, bottom: bottom, left: left)
  }
}
