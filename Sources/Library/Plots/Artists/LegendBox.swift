import Raster

/// A box of names as an artist: what `legend` returns. A second legend takes the place of the
/// first, unless that is added again: `let first = ax.legend(handles: a); ax.addArtist(first);
/// ax.legend(handles: b)`.
public final class LegendBox: Artist {
  private let options: LegendOptions

  init(_ options: LegendOptions) {
    self.options = options
    super.init(zorder: 5)
    countsForLimits = false
  }

  override var hasHandle: Bool { false }

  override func draw(on renderer: any Renderer, in view: AxesView) {
    guard let axes else { return }
    Legend(axes, options: options).draw(on: renderer, in: view)
  }
}
