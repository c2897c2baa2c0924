import UserErrors

/// What matplotlib has and Lectern leaves out. To write its name is an error, whose message says
/// what to write instead.
@dynamicCallable
public struct LeftOut {
  /// Never reached.
  @discardableResult
  public func dynamicallyCall(withKeywordArguments arguments: KeyValuePairs<String, Any>) -> LeftOutResult {
    LeftOutResult()
  }
}

/// What a call of a name that is left out would give: it fits where such results go (a norm, a loop
/// over labels), so that the message about the name is the only one.
@dynamicMemberLookup
public struct LeftOutResult: NormArgument, Sequence {
  /// Never reached.
  public func normalize(_ values: [Double]) -> Normalize { Normalize(vmin: 0, vmax: 1) }

  /// Never reached.
  public func makeIterator() -> IndexingIterator<[LeftOutResult]> { [].makeIterator() }

  /// Never reached.
  public subscript(dynamicMember name: String) -> LeftOut { LeftOut() }
}

/// A name that matplotlib's `pyplot` has for shapes. To write it is an error, whose message says
/// what to write instead.
@dynamicCallable
public struct LeftOutShape {
  /// Never reached.
  public func dynamicallyCall(withKeywordArguments arguments: KeyValuePairs<String, Any>) -> Patch {
    raise(ValueError("shapes are written without plt"))
  }
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
  @available(*, unavailable, message: "stairs is left out; write plt.step(edges, values, where: \"post\")")
  public var stairs: LeftOut { LeftOut() }

  /// Not there.
  @available(*, unavailable, message: "spy is left out; write plt.imshow(x .!= 0, cmap: \"gray_r\")")
  public var spy: LeftOut { LeftOut() }

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

extension Pyplot {
  /// Not there.
  @available(
    *, unavailable, message: "mosaics are left out; write plt.subplots, or fig.addGridspec"
  )
  public var subplotMosaic: LeftOut { LeftOut() }

  /// Not there.
  @available(
    *, unavailable,
    message: "setp is left out; write ax.tickParams(rotation: 45), or line.setLinewidth(2)"
  )
  public var setp: LeftOut { LeftOut() }

  /// Not there.
  @available(
    *, unavailable,
    message: "figure legends are left out; write ax.legend(bboxToAnchor: (1, 1))"
  )
  public var figlegend: LeftOut { LeftOut() }

  // swift-format-ignore: AlwaysUseLowerCamelCase
  /// Not there.
  @available(*, unavailable, message: "write Circle((x, y), radius), without plt")
  public var Circle: LeftOutShape { LeftOutShape() }

  // swift-format-ignore: AlwaysUseLowerCamelCase
  /// Not there.
  @available(*, unavailable, message: "write Rectangle((x, y), width, height), without plt")
  public var Rectangle: LeftOutShape { LeftOutShape() }

  // swift-format-ignore: AlwaysUseLowerCamelCase
  /// Not there.
  @available(*, unavailable, message: "write Polygon(points), without plt")
  public var Polygon: LeftOutShape { LeftOutShape() }
}

extension Plotting {
  /// Not there.
  @available(
    *, unavailable, message: "a key of arrows is left out; write plt.text(x, y, \"2 m\")"
  )
  public var quiverkey: LeftOut { LeftOut() }
}

extension Figure {
  /// Not there.
  @available(
    *, unavailable,
    message: "figure legends are left out; write ax.legend(bboxToAnchor: (1, 1))"
  )
  public var legend: LeftOut { LeftOut() }

  /// Not there.
  @available(
    *, unavailable,
    message: "figures in figures are left out; write plt.subplots or fig.addGridspec"
  )
  public var subfigures: LeftOut { LeftOut() }

  /// Not there.
  @available(*, unavailable, message: "write labelpad: in setXlabel and setYlabel to move a name")
  public var alignLabels: LeftOut { LeftOut() }
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

  /// Not there.
  @available(
    *, unavailable, message: "write ax.addPatch(Rectangle((x, y), width, height, fill: false))"
  )
  public var indicateInsetZoom: LeftOut { LeftOut() }

  /// Not there.
  @available(
    *, unavailable,
    message: "labels change together: write ax.tickParams(axis: \"x\", rotation: 45)"
  )
  public var getXticklabels: LeftOut { LeftOut() }

  /// Not there.
  @available(
    *, unavailable,
    message: "labels change together: write ax.tickParams(axis: \"y\", labelsize: 8)"
  )
  public var getYticklabels: LeftOut { LeftOut() }
}

// swift-format-ignore: AlwaysUseLowerCamelCase
/// Not there.
@available(
  *, unavailable,
  message: "write ax.insetAxes([x, y, width, height]).imshow(image) for a picture in axes"
)
public var OffsetImage: LeftOut { LeftOut() }

// swift-format-ignore: AlwaysUseLowerCamelCase
/// Not there.
@available(
  *, unavailable,
  message: "write ax.insetAxes([x, y, width, height]).imshow(image) for a picture in axes"
)
public var AnnotationBbox: LeftOut { LeftOut() }

// swift-format-ignore: AlwaysUseLowerCamelCase
/// Left out.
@available(
  *, unavailable,
  message: "powers of numbers are left out; draw the powers: plt.imshow(np.power(z, 0.5))"
)
public var PowerNorm: LeftOut { LeftOut() }

// swift-format-ignore: AlwaysUseLowerCamelCase
/// Left out.
@available(
  *, unavailable,
  message: "it is left out; write norm: TwoSlopeNorm(vcenter: 0), or LogNorm() for positive numbers"
)
public var SymLogNorm: LeftOut { LeftOut() }
