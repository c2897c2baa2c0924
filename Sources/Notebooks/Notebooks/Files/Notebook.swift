import OrderedJSON

/// A Jupyter notebook in format 4.5: what was read, and how it was laid out.
public struct Notebook: Hashable, Sendable {
  /// Everything but the cells: metadata, format numbers, unknown fields. It holds an empty list in the cells' place.
  var root: JSON.Object
  /// The cells in order.
  public var cells: [NotebookCell]
  /// How the file was laid out, so that it is written alike.
  var layout = Layout()

  /// How a notebook file is laid out.
  struct Layout: Hashable {
    /// Spaces a level; nbformat's is 1.
    var indent = 1
    /// Whether the file ends in a line end, as nbformat's do.
    var endsInNewline = true
  }

  /// A new notebook for this kernel, laid out as nbformat does.
  public init(cells: [NotebookCell] = []) {
    root = [
      "cells": [],
      "metadata": [
        "kernelspec": ["display_name": "Swift (Lectern)", "language": "swift", "name": "lectern"],
        "language_info": ["file_extension": ".swift", "mimetype": "text/x-swift", "name": "swift"],
      ], "nbformat": 4, "nbformat_minor": 5,
    ]
    self.cells = cells
  }

  init(root: JSON.Object, cells: [NotebookCell], layout: Layout) {
    self.root = root
    self.cells = cells
    self.layout = layout
  }

  /// The notebook's metadata.
  public var metadata: JSON.Object { root["metadata"]?.objectValue ?? [:] }

  /// The title in the metadata or in the first Markdown heading; nil where there is none.
  public var title: String? {
    if let title = metadata["title"]?.stringValue { return title }
    for cell in cells where cell.kind == .markdown {
      for line in cell.source.split(separator: "\n") where line.hasPrefix("#") {
        return String(line.drop { $0 == "#" || $0 == " " })
      }
    }
    return nil
  }

  /// The places of the cells that a run executes.
  public var executableCells: [Int] { cells.indices.filter { cells[$0].isExecutable } }

  /// The place of the first cell with `tag`.
  public func firstCell(tagged tag: String) -> Int? { cells.firstIndex { $0.tags.contains(tag) } }
}
