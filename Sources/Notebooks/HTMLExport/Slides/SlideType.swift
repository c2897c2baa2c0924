import Notebooks

/// What a cell's slide type makes of it, by the names that JupyterLab writes into its metadata.
enum SlideType: String {
  /// The first of a column of slides, side by side with the other columns.
  case slide
  /// The next below it.
  case subslide
  /// A part of a slide that is shown when the speaker asks for it.
  case fragment
  /// Left out.
  case skip
  /// For the speaker alone.
  case notes
  /// More of the same; also any name that is not known.
  case continuation = "-"

  init(of cell: NotebookCell) {
    let name = cell.fields["metadata"]?["slideshow"]?["slide_type"]?.stringValue
    self = name.flatMap(Self.init) ?? .continuation
  }
}
