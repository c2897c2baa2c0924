import Foundation

extension Figure {
  /// Says on the error stream, once for each, what is wrong with a picture though it can be drawn.
  func warn() {
    for text in warnings() where warned.insert(text).inserted { fputs("UserWarning: \(text)\n", stderr) }
  }

  /// Axes that overlap, series without a number, limits that are not finite.
  package func warnings() -> [String] {
    var texts: [String] = []
    let shown = axes.filter { $0.isVisible && $0.barPlace == nil && $0.twinOf == nil }
    let aspect = figsize.0 / figsize.1
    let parameters = arranged
    let boxes = shown.map { $0.availableBox(parameters, figureAspect: aspect) }
    pairs: for i in boxes.indices {
      for j in boxes.indices where j > i {
        if Self.overlap(boxes[i], boxes[j]) {
          texts.append(
            "the axes \(i + 1) and \(j + 1) of the figure overlap. Give them cells of one grid, or call tightLayout()."
          )
          break pairs
        }
      }
    }
    for (i, one) in shown.enumerated() {
      let place = shown.count > 1 ? " of axes \(i + 1)" : ""
      texts += one.warnings().map { $0.replacingOccurrences(of: "{place}", with: place) }
    }
    return texts
  }

  /// Whether two boxes meet and neither lies within the other, as a picture in a picture does.
  private static func overlap(_ a: FractionBox, _ b: FractionBox) -> Bool {
    let width = min(a.maxX, b.maxX) - max(a.x, b.x)
    let height = min(a.maxY, b.maxY) - max(a.y, b.y)
    guard width > 0.005, height > 0.005 else { return false }
    let within = { (inner: FractionBox, outer: FractionBox) in
      inner.x >= outer.x - 1e-9 && inner.maxX <= outer.maxX + 1e-9 && inner.y >= outer.y - 1e-9
        && inner.maxY <= outer.maxY + 1e-9
    }
    return a == b || !(within(a, b) || within(b, a))
  }
}

extension Axes {
  fileprivate func warnings() -> [String] {
    var texts: [String] = []
    for artist in artists where artist.visible && !artist.isPart {
      guard let numbers = artist.seriesNumbers else { continue }
      let name = artist.label.map { " '\($0)'" } ?? ""
      if numbers.isEmpty {
        texts.append("a series\(name){place} is empty: there is nothing to draw.")
      } else if !numbers.contains(where: \.isFinite) {
        texts.append("a series\(name){place} has no finite number: all are NaN or infinite.")
      }
    }
    let data = dataLimits()
    for (axis, range, name) in [(xAxis, data.x, "x"), (yAxis, data.y, "y")] {
      if axis.scale == .log, range.low <= range.high, range.high <= 0 {
        texts.append("the logarithmic \(name) axis{place} has no positive number to show.")
      }
      let limits = name == "x" ? viewLimits().x : viewLimits().y
      if !limits.0.isFinite || !limits.1.isFinite || !(limits.1 - limits.0).isFinite {
        texts.append("the limits of the \(name) axis{place} are not finite: \(limits.0) and \(limits.1).")
      }
    }
    return texts
  }
}

extension Artist {
  /// The numbers that a series shows, where it is one that data make.
  fileprivate var seriesNumbers: [Double]? {
    switch self {
    case let line as Line2D: return zip(line.xs, line.ys).map { $0.0 + $0.1 }
    case let points as PathCollection: return zip(points.xs, points.ys).map { $0.0 + $0.1 }
    case let image as AxesImage:
      if case .scalars(let values) = image.content { return values }
      return nil
    case let mesh as QuadMesh: return mesh.values
    default: return nil
    }
  }
}
