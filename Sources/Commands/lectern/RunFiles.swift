import Foundation

/// Where what one notebook's run reads and writes is.
struct RunFiles {
  let notebook: String
  let output: String
  let images: String?
  let html: String?
  /// Where the cells run.
  let workingDirectory: String

  /// With several notebooks the given places are folders, and each notebook has its own files in them.
  init(
    notebook: String, output: String?, images: String?, html: String?, workingDirectory: String? = nil,
    isOneOfSeveral: Bool
  ) {
    let url = URL(fileURLWithPath: notebook)
    self.workingDirectory =
      workingDirectory.map { URL(fileURLWithPath: $0).path } ?? url.deletingLastPathComponent().path
    let name = url.deletingPathExtension().lastPathComponent
    let beside = url.deletingLastPathComponent().relativePath + "/" + name + ".executed.ipynb"
    self.notebook = notebook
    if isOneOfSeveral {
      self.output = output.map { $0 + "/" + url.lastPathComponent } ?? beside
      self.images = images.map { $0 + "/" + name }
      self.html = html.map { $0 + "/" + name + ".html" }
    } else {
      self.output = output ?? beside
      self.images = images
      self.html = html
    }
  }
}
