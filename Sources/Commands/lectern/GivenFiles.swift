import Foundation

/// The files beside a notebook, which its cells may read.
struct GivenFiles {
  private let folder: String
  private let takesFolders: Bool

  /// All files and folders in `folder`.
  init(folder: String) {
    self.folder = folder
    takesFolders = true
  }

  /// What lies beside the assignment's notebook. Where submissions or results lie in that folder too, its folders stay
  /// out: nobody's work is for others to read.
  ///
  /// - Parameters:
  ///   - others: where submissions and results are.
  init(beside notebook: String, apartFrom others: [String]) {
    let url = URL(fileURLWithPath: notebook).resolvingSymlinksInPath().deletingLastPathComponent()
    folder = url.path
    takesFolders = !others.contains { other in
      (URL(fileURLWithPath: other).resolvingSymlinksInPath().path + "/").hasPrefix(url.path + "/")
    }
  }

  /// Copies them into a folder, over what is there. Notebooks are not among them, nor what is hidden, nor links.
  func copy(to target: String) throws {
    let manager = FileManager.default
    for name in try manager.contentsOfDirectory(atPath: folder) {
      guard !name.hasPrefix("."), !name.hasSuffix(".ipynb") else { continue }
      let (from, to) = (folder + "/" + name, target + "/" + name)
      let type = try manager.attributesOfItem(atPath: from)[.type] as? FileAttributeType
      guard type == .typeRegular || (takesFolders && type == .typeDirectory) else { continue }
      try? manager.removeItem(atPath: to)
      try manager.copyItem(atPath: from, toPath: to)
    }
  }
}
