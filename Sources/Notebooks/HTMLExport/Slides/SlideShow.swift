import Notebooks

/// A notebook's cells as slides: columns side by side, in each a slide and its subslides.
///
/// nbconvert's rules (`_RevealMetadataPreprocessor` in its exporters/slides.py): the first cell that is
/// seen begins a slide, whatever its type; a cell without a type, or with an unknown one, belongs to what
/// stands before it. Cells that a tag removes are taken out first, as nbconvert's TagRemovePreprocessor
/// does.
public struct SlideShow {
  /// The columns from left to right, the slides of each from top to bottom.
  public private(set) var columns: [[Slide]] = []

  /// What is seen at a time.
  public struct Slide {
    /// What is there from the start.
    public internal(set) var cells: [NotebookCell] = []
    /// What is shown one after the other. Once the first has begun, all later cells belong to fragments.
    public internal(set) var fragments: [[NotebookCell]] = []
    /// What is for the speaker.
    public internal(set) var notes: [NotebookCell] = []
  }

  /// The slides of these cells; none where all of them are left out.
  public init(_ cells: [NotebookCell]) {
    var notesBefore: [NotebookCell] = []
    for cell in cells where CellVisibility(tags: cell.tags).cell != .removed {
      switch SlideType(of: cell) {
      case .skip: continue
      case .notes where columns.isEmpty: notesBefore.append(cell)
      case .notes: changeLast { $0.notes.append(cell) }
      case .slide: columns.append([Slide(cells: [cell])])
      case _ where columns.isEmpty: columns.append([Slide(cells: [cell])])
      case .subslide: columns[columns.count - 1].append(Slide(cells: [cell]))
      case .fragment: changeLast { $0.fragments.append([cell]) }
      case .continuation: changeLast { $0.go(on: cell) }
      }
    }
    if !columns.isEmpty { columns[0][0].notes.insert(contentsOf: notesBefore, at: 0) }
  }

  private mutating func changeLast(_ change: (inout Slide) -> Void) {
    guard let column = columns.indices.last, let slide = columns[column].indices.last else { return }
    change(&columns[column][slide])
  }
}

extension SlideShow.Slide {
  /// Adds a cell to the last fragment, where there is one.
  fileprivate mutating func go(on cell: NotebookCell) {
    if fragments.isEmpty { cells.append(cell) } else { fragments[fragments.count - 1].append(cell) }
  }
}
