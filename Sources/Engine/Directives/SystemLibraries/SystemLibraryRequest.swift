/// What `%load` asks for: a C library of the system.
package struct SystemLibraryRequest: Equatable {
  /// A name that pkg-config knows, or the path of a module map.
  package var name: String
  /// The Swift module's name; nil for one made from `name`, or that of the module map.
  package var module: String?
  /// The library's headers; empty to be found.
  package var headers: [String]

  /// - Throws: ``DirectiveError`` where the arguments do not make a request.
  package init(_ arguments: CallArguments) throws {
    guard arguments.unlabelled.count == 1, case .text(let name) = arguments.unlabelled[0] else {
      throw DirectiveError(
        "%load needs one name that pkg-config knows, or the path of a module map: %load(\"sqlite3\")")
    }
    self.name = name
    headers = []
    for (label, value) in arguments.labelled {
      switch (label, value) {
      case ("as", .text(let text)): module = text
      case ("header", .text(let text)): headers = [text]
      case ("headers", .texts(let texts)): headers = texts
      default: throw DirectiveError("%load does not know the argument '\(label):'; it knows as: and header:")
      }
    }
  }

  /// Whether ``name`` is a file.
  package var isModuleMap: Bool { name.hasSuffix(".modulemap") || name.hasSuffix("module.map") }

  /// ``name`` as a Swift identifier.
  package var moduleName: String {
    if let module { return module }
    let text = String(name.map { $0.isLetter || $0.isNumber || $0 == "_" ? $0 : "_" })
    return text.first?.isNumber == true ? "_" + text : text
  }
}
