import Raster
import UserErrors

/// Sets of settings by name: `plt.style.use("dark_background")`.
public struct Styles: Sendable {
  /// The names of the styles.
  public var available: [String] { Self.table.keys.sorted() }

  /// Takes the settings of a style over; "default" takes all back. The end of the cell where there
  /// is no such style.
  public func use(_ style: String) {
    guard let settings = Self.table[style] else {
      raise(ValueError("there is no style '\(style)'. There are: \(available.joined(separator: ", "))"))
    }
    if style == "default" { Theme.current = Theme() }
    RcParams().update(settings)
  }

  /// Takes the settings of a style over while `body` runs.
  public func context(_ style: String, _ body: () throws -> Void) rethrows {
    let former = Theme.current
    defer { Theme.current = former }
    use(style)
    try body()
  }

  /// One of seaborn's four grounds, by what they differ in (matplotlib's
  /// `seaborn-v0_8-white.mplstyle` and its like).
  private static func seaborn(
    ticks: Double, hasGrid: Bool, face: String = "white", edge: String, linewidth: Double,
    grid: String = "0.8"
  ) -> [String: Any] {
    [
      "figure.facecolor": "white", "text.color": "0.15", "axes.labelcolor": "0.15", "xtick.color": "0.15",
      "ytick.color": "0.15", "legend.frameon": false, "axes.axisbelow": true, "image.cmap": "Greys",
      "grid.linestyle": "-", "grid.color": grid, "axes.grid": hasGrid, "axes.facecolor": face,
      "axes.edgecolor": edge, "axes.linewidth": linewidth, "xtick.major.size": ticks,
      "ytick.major.size": ticks, "xtick.minor.size": ticks / 2, "ytick.minor.size": ticks / 2,
    ]
  }

  nonisolated(unsafe) private static let table: [String: [String: Any]] = [
    "seaborn-v0_8-whitegrid": seaborn(ticks: 0, hasGrid: true, edge: "0.8", linewidth: 1),
    "seaborn-v0_8-darkgrid": seaborn(
      ticks: 0, hasGrid: true, face: "#EAEAF2", edge: "white", linewidth: 0, grid: "white"),
    "seaborn-v0_8-white": seaborn(ticks: 0, hasGrid: false, edge: "0.15", linewidth: 1.25),
    "seaborn-v0_8-ticks": seaborn(ticks: 6, hasGrid: false, edge: "0.15", linewidth: 1.25),
    "default": [:],
    "dark_background": [
      "figure.facecolor": "black", "savefig.facecolor": "black", "axes.facecolor": "black",
      "axes.edgecolor": "white",
      "text.color": "white",
      "axes.labelcolor": "white", "xtick.color": "white", "ytick.color": "white", "grid.color": "white",
      "axes.prop_cycle": [
        "#8dd3c7", "#feffb3", "#bfbbd9", "#fa8174", "#81b1d2", "#fdb462", "#b3de69", "#bc82bd", "#ccebc4",
        "#ffed6f",
      ],
    ],
    "ggplot": [
      "axes.facecolor": "#E5E5E5", "axes.edgecolor": "white", "axes.grid": true, "grid.color": "white",
      "axes.labelcolor": "#555555", "xtick.color": "#555555", "ytick.color": "#555555", "axes.linewidth": 1.0,
      "axes.titlesize": "x-large", "axes.labelsize": "large",
      "axes.prop_cycle": ["#E24A33", "#348ABD", "#988ED5", "#777777", "#FBC15E", "#8EBA42", "#FFB5B8"],
    ],
    "grayscale": [
      "axes.prop_cycle": ["0.00", "0.40", "0.60", "0.70"], "image.cmap": "gray", "figure.facecolor": "0.75",
      "savefig.facecolor": "white",
    ],
  ]
}

extension Pyplot {
  /// matplotlib's settings by their names.
  public var rcParams: RcParams { RcParams() }

  /// Sets of settings by name.
  public var style: Styles { Styles() }

  /// Sets several settings of one group: `plt.rc("lines", linewidth: 3, linestyle: "--")`.
  public var rc: RcGroup { RcGroup() }

  /// Takes all settings back.
  public func rcdefaults() { Theme.current = Theme() }
}
