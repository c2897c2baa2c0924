import Foundation
import OrderedJSON

/// Writes a notebook's PNG pictures as files.
public enum PictureExport {
  /// Writes each PNG output into `folder`, as `cell-07-1.png` for the first of `In[7]`.
  ///
  /// Files of these names from earlier runs are replaced; no other file is touched.
  ///
  /// - Returns: the files' paths, in order.
  /// - Throws: ``NotebookError``.
  @discardableResult
  public static func write(_ notebook: Notebook, to folder: String) throws -> [String] {
    try NotebookFile.makeFolder(folder)
    var paths: [String] = []
    for cell in notebook.cells where cell.kind == .code {
      for (index, picture) in pictures(in: cell).enumerated() {
        let path = folder + "/" + name(executionCount: cell.executionCount ?? 0, index: index + 1)
        try NotebookFile.write(picture, to: path)
        paths.append(path)
      }
    }
    return paths
  }

  private static func pictures(in cell: NotebookCell) -> [Data] {
    cell.outputs.compactMap { output in
      guard let text = output["data"]?["image/png"].flatMap(MultilineText.join) else { return nil }
      return Data(base64Encoded: text, options: .ignoreUnknownCharacters)
    }
  }

  private static func name(executionCount: Int, index: Int) -> String {
    String(format: "cell-%02d-%d.png", executionCount, index)
  }
}
