import OrderedJSON

extension Notebook {
  /// Makes sure that the notebook is for a Swift kernel. One that names neither kernel nor language is taken for Swift.
  ///
  /// - Throws: ``NotebookError/otherKernel(path:kernel:language:)``.
  public func checkKernel(path: String) throws {
    let kernel = metadata["kernelspec"]
    let languages = [kernel?["language"], metadata["language_info"]?["name"]].compactMap { $0?.stringValue }
    let name = kernel?["name"]?.stringValue ?? ""
    if name == "lectern" || languages.contains(where: { $0.lowercased() == "swift" }) { return }
    if languages.isEmpty, name.isEmpty || name.lowercased().contains("swift") { return }
    throw NotebookError.otherKernel(path: path, kernel: name, language: languages.first ?? "unknown")
  }
}
