/// Numbers from -1 to 1 around a middle, which has the map's middle colour: matplotlib's
/// `CenteredNorm`.
public struct CenteredNorm: NormArgument, Sendable {
  let vcenter: Double
  let halfrange: Double?

  /// - Parameters:
  ///   - vcenter: the number in the middle.
  ///   - halfrange: the distance of both ends from it; nil for that of the farthest number.
  public init(vcenter: Double = 0, halfrange: Double? = nil) {
    (self.vcenter, self.halfrange) = (vcenter, halfrange)
  }

  /// The limits for an image's numbers.
  public func normalize(_ values: [Double]) -> Normalize {
    let farthest = values.filter(\.isFinite).map { abs($0 - vcenter) }.max() ?? 1
    let half = halfrange ?? farthest
    return Normalize(vmin: vcenter - half, vmax: vcenter + half)
  }
}

extension Normalize {
  /// The scale between two numbers, linear: `Normalize(0, 300)`.
  public init(_ vmin: Double, _ vmax: Double) { self.init(vmin: vmin, vmax: vmax) }
}

extension Pyplot {
  // swift-format-ignore: AlwaysUseLowerCamelCase
  /// The scale between two numbers, linear: `norm: plt.Normalize(0, 300)`.
  public func Normalize(_ vmin: Double, _ vmax: Double) -> Normalize {
    Plots.Normalize(vmin: vmin, vmax: vmax)
  }

  // swift-format-ignore: AlwaysUseLowerCamelCase
  /// The same with names: `plt.Normalize(vmin: 0, vmax: 300)`.
  public func Normalize(vmin: Double, vmax: Double) -> Normalize {
    Plots.Normalize(vmin: vmin, vmax: vmax)
  }

  /// Takes axes out of their figure.
  public func delaxes(_ ax: Axes? = nil) { gcf().delaxes(ax ?? gca()) }
}

extension Figure {
  /// Takes axes out of the figure: a cell of a grid that stays empty.
  public func delaxes(_ ax: Axes) {
    axes.removeAll { $0 === ax }
    if current === ax { current = axes.last }
    isShown = false
  }
}
