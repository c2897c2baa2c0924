import Foundation

extension CellCompiler {
  /// Puts back what somebody has removed from the session's folder, or that folder itself: programs that tidy up among temporary
  /// files take what nobody has read for days. Returns whether anything was missing.
  ///
  /// - Parameter modules: those that are needed now.
  @discardableResult
  func mendFolder(needing modules: [String]) -> Bool {
    let gate = gateModule.map { [$0.path] } ?? []
    let needed = [folder] + gate + modules.map { path($0, "swiftmodule") }
    if needed.allSatisfy({ access($0, F_OK) == 0 }) { return false }
    return mending.withLock {
      spares.removeAll()
      mkdir(folder, 0o700)
      for part in [gateFolder, placesFolder] { mkdir(part, 0o700) }
      kept.restoreMissing()
      for number in 1..<max(endOfPlaces, 1) { addPlace(number) }
      return true
    }
  }

  /// A link by which the module of a cell is found once it may be.
  func addPlace(_ number: Int) {
    let file = "Cell_\(number).swiftmodule"
    symlink("\(visibleFolder)/\(file)", "\(placesFolder)/\(file)")
  }

  /// Keeps what later cells, and messages about errors in this one, need of a cell.
  func keepFiles(of module: String) {
    for suffix in ["swiftmodule", "so"] { kept.keep(path(module, suffix)) }
  }
}
