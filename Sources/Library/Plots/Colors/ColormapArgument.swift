import Raster
import UserErrors

/// A colour map, or the name of one.
public protocol ColormapArgument {
  /// The map; the end of the cell where the name means none.
  var colormap: Colormap { get }
}

extension String: ColormapArgument { public var colormap: Colormap { Colormap.find(self) } }
extension Colormap: ColormapArgument { public var colormap: Colormap { self } }

/// Colour maps by their names: `plt.cm.tab10(3)`, `plt.cm.viridis(0.5)`.
@dynamicMemberLookup
public struct Colormaps: Sendable {
  /// A map by its name.
  public subscript(dynamicMember name: String) -> Colormap { Colormap.find(name) }
  /// A map by its name.
  public subscript(name: String) -> Colormap { Colormap.find(name) }

  /// A map by its name, with another number of colours if wanted.
  public func getCmap(_ name: String, _ count: Int? = nil) -> Colormap {
    let map = Colormap.find(name)
    return count.map(map.resampled) ?? map
  }
}

/// A map of a few separate colours: matplotlib's `ListedColormap`.
public func ListedColormap(_ colors: any ColorArgument, name: String = "from_list") -> Colormap {
  guard let colors = orRaiseAny({ try colors.colorList() }), !colors.isEmpty else {
    raise(ValueError("ListedColormap takes colours: [\"red\", \"#00B0F0\"]"))
  }
  return Colormap(name: name, colors: colors)
}

/// Maps that go from colour to colour: matplotlib's `LinearSegmentedColormap`.
public enum LinearSegmentedColormap {
  /// A map of 256 colours from the first of these to the last, at equal distances.
  public static func fromList(_ name: String, _ colors: any ColorArgument, N: Int = 256) -> Colormap {
    guard let knots = orRaiseAny({ try colors.colorList() }), knots.count > 1, N > 1 else {
      raise(ValueError("fromList takes at least two colours: [\"white\", \"navy\"]"))
    }
    let table = (0..<N).map { i -> Color in
      let t = Double(i) / Double(N - 1) * Double(knots.count - 1)
      let k = min(Int(t), knots.count - 2)
      let (a, b, f) = (knots[k], knots[k + 1], t - Double(k))
      return Color(
        red: a.red + (b.red - a.red) * f, green: a.green + (b.green - a.green) * f,
        blue: a.blue + (b.blue - a.blue) * f, alpha: a.alpha + (b.alpha - a.alpha) * f)
    }
    return Colormap(name: name, colors: table)
  }
}

extension Pyplot {
  /// Colour maps by their names: `plt.cm.tab10(3)`.
  public var cm: Colormaps { Colormaps() }

  /// A map by its name, with another number of colours if wanted.
  public func getCmap(_ name: String, _ count: Int? = nil) -> Colormap { cm.getCmap(name, count) }

  /// The names of all colour maps, without the reversed ones.
  public func colormaps() -> [String] { Colormap.names }
}
