// `[]` says nothing of its elements, so settings that may be empty have a function of their own.

extension Axes {
  /// Several settings at once, with `[]` for no ticks: `ax.set(xticks: [], yticks: [])`.
  @_disfavoredOverload
  public func set(
    title: (any CustomStringConvertible)? = nil, xlabel: String? = nil, ylabel: String? = nil,
    xlim: Any? = nil, ylim: Any? = nil, xticks: [Double]? = nil, yticks: [Double]? = nil,
    xticklabels: [String]? = nil, yticklabels: [String]? = nil, xscale: String? = nil,
    yscale: String? = nil, aspect: (any AspectArgument)? = nil,
    facecolor: (any ColorArgument)? = nil, visible: Bool? = nil
  ) {
    let (x, y): ((any ArrayConvertible)?, (any ArrayConvertible)?) = (xticks, yticks)
    set(
      title: title, xlabel: xlabel, ylabel: ylabel, xlim: xlim, ylim: ylim, xticks: x, yticks: y,
      xticklabels: xticklabels, yticklabels: yticklabels, xscale: xscale, yscale: yscale,
      aspect: aspect, facecolor: facecolor, visible: visible)
  }
}
