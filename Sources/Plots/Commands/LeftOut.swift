/// What matplotlib has and Lectern leaves out. To write its name is an error, whose message says
/// what to write instead.
@dynamicCallable
public struct LeftOut {
  /// Never reached.
  public func dynamicallyCall(withKeywordArguments arguments: KeyValuePairs<String, Any>) {}
}

extension Plotting {
  /// Not there.
  @available(
    *, unavailable, message: "pie charts are left out; bars show shares better: plt.bar(names, shares)"
  )
  public var pie: LeftOut { LeftOut() }

  /// Not there.
  @available(*, unavailable, message: "violins are left out; write plt.boxplot(data) or plt.hist(data)")
  public var violinplot: LeftOut { LeftOut() }

  /// Not there.
  @available(
    *, unavailable,
    message: "ecdf is left out; write plt.hist(data, density: true, histtype: \"step\", cumulative: true)"
  )
  public var ecdf: LeftOut { LeftOut() }

  /// Not there.
  @available(*, unavailable, message: "hexagons are left out; write plt.hist2d(x, y, bins: 20)")
  public var hexbin: LeftOut { LeftOut() }

  /// Not there.
  @available(*, unavailable, message: "streamplot is left out; write plt.quiver(x, y, u, v)")
  public var streamplot: LeftOut { LeftOut() }

  /// Not there.
  @available(
    *, unavailable, message: "stackplot is left out; write plt.fillBetween(x, sumBelow, sum) for each layer"
  )
  public var stackplot: LeftOut { LeftOut() }

  /// Not there.
  @available(*, unavailable, message: "eventplot is left out; write plt.vlines(places, low, high)")
  public var eventplot: LeftOut { LeftOut() }

  /// Not there.
  @available(*, unavailable, message: "polar axes are left out; write plt.plot(r * cos(t), r * sin(t))")
  public var polar: LeftOut { LeftOut() }

  /// Not there.
  @available(*, unavailable, message: "tables are left out; print one, or show it with display")
  public var table: LeftOut { LeftOut() }
}

extension Axes {
  /// Not there.
  @available(*, unavailable, message: "a second scale is left out; write twiny() and set its limits")
  public var secondaryXaxis: LeftOut { LeftOut() }

  /// Not there.
  @available(*, unavailable, message: "a second scale is left out; write twinx() and set its limits")
  public var secondaryYaxis: LeftOut { LeftOut() }

  /// Not there.
  @available(*, unavailable, message: "axes of three dimensions are left out; write contourf or pcolormesh")
  public var plotSurface: LeftOut { LeftOut() }
}
