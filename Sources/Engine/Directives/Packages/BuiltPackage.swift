import Cells
import Foundation
import OrderedJSON

/// A package that is ready to be imported.
struct BuiltPackage {
  /// The version resolved, or the branch; empty for a package in a folder.
  var version: String
  /// The Swift modules of its products.
  var modules: [String]
  /// What the engine needs for it.
  var added: AddedModules

  private static func file(_ folder: String) -> String { "\(folder)/ready.json" }

  init(version: String, modules: [String], added: AddedModules) {
    self.version = version
    self.modules = modules
    self.added = added
  }

  /// What an earlier session has left in `folder`; nil if that is not whole.
  init?(folder: String) {
    guard let data = FileManager.default.contents(atPath: Self.file(folder)),
      let json = try? JSON(parsing: data),
      let library = json["library"]?.stringValue, FileManager.default.fileExists(atPath: library)
    else { return nil }
    func texts(_ key: String) -> [String] { json[key]?.arrayValue?.compactMap(\.stringValue) ?? [] }
    self.init(
      version: json["version"]?.stringValue ?? "", modules: texts("modules"),
      added: AddedModules(
        searchPaths: texts("searchPaths"), libraries: [library], compilerFlags: texts("compilerFlags")))
  }

  /// Keeps it for later sessions; the file is written last, in one step.
  func keep(in folder: String) throws {
    func list(_ texts: [String]) -> JSON { .array(texts.map { JSON($0) }) }
    let json: JSON = [
      "version": JSON(version), "modules": list(modules), "library": JSON(added.libraries.first ?? ""),
      "searchPaths": list(added.searchPaths), "compilerFlags": list(added.compilerFlags),
    ]
    try json.data().write(to: URL(fileURLWithPath: Self.file(folder)), options: .atomic)
  }
}
