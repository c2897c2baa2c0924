import Raster
import UserErrors

/// matplotlib's settings by their names: `plt.rcParams["figure.figsize"] = [8, 6]`. They hold for
/// figures made from then on.
public struct RcParams: Sendable {
  /// A setting by its name. The end of the cell where there is no such setting or the value does
  /// not fit.
  public subscript(name: String) -> Any {
    get { Self.find(name).get(Theme.current) }
    nonmutating set {
      if !Self.find(name).set(&Theme.current, newValue) {
        raise(ValueError("rcParams[\"\(name)\"] cannot be \(newValue): it has the form \(self[name])"))
      }
    }
  }

  /// Several settings at once.
  public func update(_ settings: [String: Any]) {
    for (name, value) in settings { self[name] = value }
  }

  /// The names of all settings that there are here.
  public var keys: [String] { Self.settings.keys.sorted() }

  struct Setting {
    let get: (Theme) -> Any
    /// false where the value does not fit.
    let set: (inout Theme, Any) -> Bool
  }

  private static func find(_ name: String) -> Setting {
    if let known = settings[name] { return known }
    raise(
      ValueError(
        "there is no setting '\(name)'. There are: \(settings.keys.sorted().joined(separator: ", "))"))
  }

  private static func number(_ path: WritableKeyPath<Theme, Double>) -> Setting {
    Setting(get: { $0[keyPath: path] }) { theme, value in
      guard let number = (value as? any NumberConvertible)?.doubleValue, number.isFinite else { return false }
      theme[keyPath: path] = number
      return true
    }
  }

  /// A size of letters, kept as a multiple of `font.size` where it is given as a word.
  private static func size(_ path: WritableKeyPath<Theme, Double>) -> Setting {
    Setting(get: { $0[keyPath: path] * $0.fontSize }) { theme, value in
      guard let size = (value as? any FontSize)?.points(base: theme.fontSize) else { return false }
      theme[keyPath: path] = size / theme.fontSize
      return true
    }
  }

  private static func color(_ path: WritableKeyPath<Theme, Color>) -> Setting {
    Setting(get: { $0[keyPath: path] }) { theme, value in
      guard let list = try? (value as? any ColorArgument)?.colorList(), list.count == 1 else { return false }
      theme[keyPath: path] = list[0]
      return true
    }
  }

  private static func text(_ path: WritableKeyPath<Theme, String>, _ check: @escaping (String) -> Bool)
    -> Setting
  {
    Setting(get: { $0[keyPath: path] }) { theme, value in
      guard let text = value as? String, check(text) else { return false }
      theme[keyPath: path] = text
      return true
    }
  }

  private static func flag(_ path: WritableKeyPath<Theme, Bool>) -> Setting {
    Setting(get: { $0[keyPath: path] }) { theme, value in
      guard let flag = value as? Bool else { return false }
      theme[keyPath: path] = flag
      return true
    }
  }

  private static func spine(_ side: String) -> Setting {
    Setting(get: { !$0.hiddenSpines.contains(side) }) { theme, value in
      guard let shown = value as? Bool else { return false }
      if shown { theme.hiddenSpines.remove(side) } else { theme.hiddenSpines.insert(side) }
      return true
    }
  }

  private static let figsize = Setting(get: { [$0.figsize.0, $0.figsize.1] }) { theme, value in
    var sides = (value as? any ArrayConvertible)?.arrayValues ?? []
    if let pair = value as? (Double, Double) { sides = [pair.0, pair.1] }
    if let pair = value as? (Int, Int) { sides = [Double(pair.0), Double(pair.1)] }
    guard sides.count == 2, sides.allSatisfy({ $0 > 0 }) else { return false }
    theme.figsize = (sides[0], sides[1])
    return true
  }

  private static let cycle = Setting(get: { $0.cycle }) { theme, value in
    guard let colors = try? (value as? any ColorArgument)?.colorList(), !colors.isEmpty else { return false }
    theme.cycle = colors
    return true
  }

  private static let savefigDPI = Setting(get: { $0.savefigDPI ?? $0.dpi }) { theme, value in
    guard let dpi = (value as? any NumberConvertible)?.doubleValue else {
      return (value as? String) == "figure"
    }
    theme.savefigDPI = dpi
    return true
  }

  /// A colour, or "auto" for the figure's own.
  private static let savefigFace = Setting(get: { $0.savefigFace.map { $0 as Any } ?? "auto" }) {
    theme, value in
    if (value as? String) == "auto" {
      theme.savefigFace = nil
      return true
    }
    guard let list = try? (value as? any ColorArgument)?.colorList(), list.count == 1 else { return false }
    theme.savefigFace = list[0]
    return true
  }

  private static let bins = Setting(get: { $0.histBins }) { theme, value in
    guard let bins = value as? Int, bins > 0 else { return false }
    theme.histBins = bins
    return true
  }

  /// true (below all artists), false (above them) or "line" (between patches and lines).
  private static let axisbelow = Setting(
    get: { $0.axisZorder == 1.5 ? "line" as Any : $0.axisZorder < 1 }
  ) { theme, value in
    if let below = value as? Bool {
      theme.axisZorder = below ? 0.5 : 2.5
    } else if value as? String == "line" {
      theme.axisZorder = 1.5
    } else {
      return false
    }
    return true
  }

  private static func layout(_ name: String) -> Setting {
    Setting(get: { $0.layout == name }) { theme, value in
      guard let on = value as? Bool else { return false }
      theme.layout = on ? name : nil
      return true
    }
  }

  static let settings: [String: Setting] = [
    "figure.figsize": figsize, "figure.dpi": number(\.dpi), "figure.facecolor": color(\.figureFace),
    "figure.titlesize": size(\.suptitleSize), "figure.autolayout": layout("tight"),
    "figure.constrained_layout.use": layout("constrained"), "savefig.dpi": savefigDPI,
    "savefig.facecolor": savefigFace,
    "axes.facecolor": color(\.axesFace), "axes.edgecolor": color(\.axesEdge), "axes.grid": flag(\.hasGrid),
    "axes.labelcolor": color(\.label), "axes.labelsize": size(\.labelSize),
    "axes.titlesize": size(\.titleSize),
    "axes.titleweight": text(\.titleWeight) { ["normal", "bold"].contains($0) },
    "axes.axisbelow": axisbelow, "xtick.major.size": number(\.xtickLength.major),
    "xtick.minor.size": number(\.xtickLength.minor), "ytick.major.size": number(\.ytickLength.major),
    "ytick.minor.size": number(\.ytickLength.minor), "axes.linewidth": number(\.axesLinewidth),
    "axes.prop_cycle": cycle,
    "axes.spines.left": spine("left"), "axes.spines.right": spine("right"), "axes.spines.top": spine("top"),
    "axes.spines.bottom": spine("bottom"), "text.color": color(\.text), "xtick.color": color(\.xtick),
    "ytick.color": color(\.ytick), "xtick.labelsize": size(\.xtickSize), "ytick.labelsize": size(\.ytickSize),
    "grid.color": color(\.gridColor), "grid.linewidth": number(\.gridLinewidth),
    "grid.alpha": number(\.gridAlpha),
    "grid.linestyle": text(\.gridLinestyle) { (try? LineFormat.dashes($0)) != nil },
    "font.size": number(\.fontSize),
    "legend.fontsize": size(\.legendSize), "legend.frameon": flag(\.legendFrame),
    "legend.loc": text(\.legendLoc) { $0 == "best" || Legend.places[$0] != nil },
    "lines.linewidth": number(\.linewidth), "lines.markersize": number(\.markersize),
    "lines.linestyle": text(\.linestyle) { (try? LineFormat.dashes($0)) != nil },
    "lines.marker": text(\.marker) { MarkerShape.names.contains($0) || $0 == "None" },
    "image.cmap": text(\.cmap) { (try? Colormap(named: $0)) != nil },
    "image.interpolation": text(\.interpolation) { (try? Axes.interpolation($0)) != nil },
    "image.origin": text(\.origin) { ["upper", "lower"].contains($0) }, "hist.bins": bins,
  ]
}
