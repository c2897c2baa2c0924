import Raster
import UserErrors

/// The ground of a figure or of axes: `fig.patch.setFacecolor("white")`, `ax.patch.setAlpha(0.5)`.
public struct Paper {
  let color: Color
  let change: (Color) -> Void

  /// The colour.
  public func setFacecolor(_ color: any ColorArgument) { change(color.single("setFacecolor")) }
  /// The opacity, from 0 to 1.
  public func setAlpha(_ alpha: Double) { change(color.withAlpha(alpha)) }
  /// Hides it; what was hidden comes back by `setFacecolor`.
  public func setVisible(_ visible: Bool) { if !visible { change(.clear) } }
}

extension Figure {
  /// The paper.
  public var patch: Paper { Paper(color: facecolor) { self.facecolor = $0 } }
}

extension Axes {
  /// The ground behind the data.
  public var patch: Paper { Paper(color: facecolor) { self.facecolor = $0 } }
  /// These axes, as matplotlib's artists have them.
  public var axes: Axes { self }

  /// Whether ticks and grids are behind all that is drawn.
  public func setAxisbelow(_ below: Bool) { axisZorder = below ? 0.5 : 2.5 }
}

extension Plotting {
  /// Lets the limits follow the data again, or keeps them as they are now.
  ///
  /// - Parameters:
  ///   - enable: whether they follow the data.
  ///   - axis: "x", "y" or "both".
  ///   - tight: whether no room is left around the data.
  public func autoscale(_ enable: Bool = true, axis: String = "both", tight: Bool = false) {
    let axes = plottedAxes
    let view = axes.viewLimits()
    for one in axes.selected(axis, "autoscale") {
      one.limits = (nil, nil)
      if !enable {
        let ends = one.direction == .x ? view.x : view.y
        one.limits = (ends.0, ends.1)
      }
      if tight { one.margin = 0 }
    }
    axes.figure?.isShown = false
  }

  /// How numbers at ticks are written that have no format of their own.
  ///
  /// - Parameters:
  ///   - axis: "x", "y" or "both".
  ///   - style: "sci" for a common power of ten where numbers need it, "plain" for none.
  ///   - scilimits: the powers of ten from which on there is one; (0, 0) for always.
  ///   - useOffset: whether what is common to all numbers is written once.
  public func ticklabelFormat(
    axis: String = "both", style: String = "sci", scilimits: (Int, Int)? = nil,
    useOffset: Bool? = nil
  ) {
    guard ["sci", "scientific", "plain"].contains(style) else {
      raise(ValueError("ticklabelFormat: style is '\(style)', but must be \"sci\" or \"plain\""))
    }
    for one in plottedAxes.selected(axis, "ticklabelFormat") {
      one.numberStyle.powerLimits = style == "plain" ? nil : scilimits ?? (-5, 6)
      one.numberStyle.hasOffset = useOffset ?? one.numberStyle.hasOffset
    }
    plottedAxes.figure?.isShown = false
  }
}

extension Pyplot {
  /// Colours that lines take in turn: `plt.rcParams["axes.prop_cycle"] = plt.cycler(color: names)`.
  public func cycler(color: any ColorArgument) -> any ColorArgument { color }
}
