import Foundation

/// What `%package` asks for.
package struct PackageRequest: Equatable {
  /// Where the package comes from.
  package enum Source: Equatable {
    case address(String)
    case path(String)
  }

  /// Which versions will do.
  package enum Requirement: Equatable {
    case from(String)
    case exact(String)
    case range(String, String, isClosed: Bool)
    case branch(String)
    case revision(String)
  }

  package var source: Source
  /// Nil for a package in a folder.
  package var requirement: Requirement?
  /// The products to build; nil for all libraries of the package.
  package var products: [String]?

  /// - Throws: ``DirectiveError`` where the arguments do not make a request.
  package init(_ arguments: CallArguments) throws {
    var labelled = arguments.labelled
    products = try labelled.removeValue(forKey: "products").map { value in
      if case .texts(let names) = value { return names }
      throw DirectiveError("`products:` is a list of names: products: [\"Algorithms\"]")
    }
    requirement = try Self.requirement(&labelled, Array(arguments.unlabelled.dropFirst()))
    source = try Self.source(&labelled, arguments.unlabelled.first)
    if let unknown = labelled.keys.sorted().first {
      throw DirectiveError("%package does not know the argument '\(unknown):'\n" + Self.hint)
    }
    switch (source, requirement) {
    case (.path, .some):
      throw DirectiveError("a package in a folder has no version: leave out what follows the path")
    case (.address, nil):
      throw DirectiveError("%package needs to know which version: add `from: \"1.0.0\"`\n" + Self.hint)
    default: break
    }
  }

  private static let hint =
    "Write for example:\n" + (DirectiveDescription.named("package")?.usage ?? []).joined(separator: "\n")

  private static func source(_ labelled: inout [String: CallArguments.Value], _ first: CallArguments.Value?)
    throws
    -> Source
  {
    for label in ["path", "url"] {
      guard case .text(let text)? = labelled.removeValue(forKey: label) else { continue }
      return label == "path" ? .path(text) : .address(text)
    }
    guard case .text(let text)? = first, !text.isEmpty else {
      throw DirectiveError("%package needs the address of a package\n" + hint)
    }
    let isAddress = text.contains("://") || text.contains("@") && text.contains(":")
    return isAddress ? .address(text) : .path(text)
  }

  private static func requirement(
    _ labelled: inout [String: CallArguments.Value], _ unlabelled: [CallArguments.Value]
  ) throws -> Requirement? {
    if case .range(let low, let high, let isClosed)? = unlabelled.first {
      return .range(try version(low), try version(high), isClosed: isClosed)
    }
    if let other = unlabelled.first { throw DirectiveError("%package does not understand \(other)\n" + hint) }
    for label in ["from", "exact", "branch", "revision"] {
      guard let value = labelled.removeValue(forKey: label) else { continue }
      guard case .text(let text) = value else { throw DirectiveError("`\(label):` needs a text in quotes") }
      switch label {
      case "from": return .from(try version(text))
      case "exact": return .exact(try version(text))
      case "branch": return .branch(text)
      default: return .revision(text)
      }
    }
    return nil
  }

  /// A version with three numbers, as the package manager wants it; `1.2` is taken as `1.2.0`.
  private static func version(_ text: String) throws -> String {
    guard text.wholeMatch(of: #/v?\d+(\.\d+){0,2}([-+].*)?/#) != nil else {
      throw DirectiveError("'\(text)' is no version: write one like \"1.2.0\"")
    }
    let bare = text.first == "v" ? String(text.dropFirst()) : text
    let dots = bare.prefix { $0 != "-" && $0 != "+" }.filter { $0 == "." }.count
    return dots == 2 ? bare : bare + String(repeating: ".0", count: 2 - dots)
  }

  /// What the package is called: the last part of its address.
  package var name: String {
    let text: String
    switch source {
    case .address(let address): text = address
    case .path(let path): text = path
    }
    let last = text.split(separator: "/").last.map(String.init) ?? text
    return last.hasSuffix(".git") ? String(last.dropLast(4)) : last
  }
}

extension PackageRequest {
  /// A manifest of a package that depends on this one and makes one dynamic library of `products`.
  package func manifest(library: String, products: [String]) -> String {
    let products = products.map { ".product(name: \(quoted($0)), package: \(quoted(name)))" }
    return """
      // swift-tools-version: 5.9
      import PackageDescription
      let package = Package(
        name: "\(library)",
        products: [.library(name: "\(library)", type: .dynamic, targets: ["\(library)"])],
        dependencies: [\(dependency)],
        targets: [.target(name: "\(library)", dependencies: [\(products.joined(separator: ", "))])]
      )

      """
  }

  private var dependency: String {
    switch source {
    case .path(let path): return ".package(name: \(quoted(name)), path: \(quoted(path)))"
    case .address(let address):
      return ".package(url: \(quoted(address)), \(requirement.map(Self.text) ?? ""))"
    }
  }

  private static func text(_ requirement: Requirement) -> String {
    switch requirement {
    case .from(let version): "from: \(quoted(version))"
    case .exact(let version): "exact: \(quoted(version))"
    case .range(let low, let high, let isClosed): "\(quoted(low))\(isClosed ? "..." : "..<")\(quoted(high))"
    case .branch(let branch): "branch: \(quoted(branch))"
    case .revision(let revision): "revision: \(quoted(revision))"
    }
  }
}

private func quoted(_ text: String) -> String { SwiftCalls.literal(text) }
