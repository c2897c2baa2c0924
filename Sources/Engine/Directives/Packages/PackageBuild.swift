import Cells
import Foundation
import OrderedJSON

/// Resolves and builds one package: a package of our own depends on it and makes one dynamic library of its products.
struct PackageBuild {
  let request: PackageRequest
  let folder: String
  let library: String
  let swift: String
  let environment: [String: String]
  let task: CommandTask
  let onProgress: (String) -> Void

  func run() throws -> BuiltPackage {
    let sources = "\(folder)/Sources/\(library)"
    try FileManager.default.createDirectory(atPath: sources, withIntermediateDirectories: true)
    try "enum \(library) {}\n".write(toFile: "\(sources)/\(library).swift", atomically: true, encoding: .utf8)
    // Once without products: what the package has is only known when it has been fetched.
    try write(manifest: [])
    onProgress("resolving \(request.name)")
    try call(["package", "resolve"], "resolved")
    let found = try description()
    let products = try chosen(from: found.products)
    try write(manifest: products)
    try call(["build", "-c", "release", "--product", library], "built")
    let modules = products.flatMap { found.products[$0] ?? [] }
    return try result(modules: modules)
  }

  private func write(manifest products: [String]) throws {
    try request.manifest(library: library, products: products).write(
      toFile: "\(folder)/Package.swift", atomically: true, encoding: .utf8)
  }

  // MARK: The package manager

  private func call(_ arguments: [String], _ purpose: String) throws {
    let result = try task.run(swift, arguments, folder: folder, environment: environment) { line in
      if line.hasPrefix("[") || line.hasPrefix("Fetching") || line.hasPrefix("Updating") { onProgress(line) }
    }
    if result.wasInterrupted { throw DirectiveError("", name: "KeyboardInterrupt") }
    guard result.status == 0 else { throw failure(result.output, purpose) }
  }

  private func failure(_ output: String, _ purpose: String) -> DirectiveError {
    let lines = output.split(whereSeparator: \.isNewline).map(String.init)
    let offline = lines.contains { line in
      ["Could not resolve host", "unable to access", "Network is unreachable", "Connection timed out"]
        .contains {
          line.contains($0)
        }
    }
    var reasons = lines.filter {
      ($0.contains("error:") || $0.contains("fatal:")) && !$0.contains("ExitCode(rawValue")
    }
    if reasons.isEmpty { reasons = Array(lines.suffix(8)) }
    let cleaned = reasons.prefix(12).map { $0.replacing("'\(library.lowercased())'", with: "this directive") }
    let head = "the package \(request.name) could not be \(purpose)"
    let hint =
      offline
      ? "\nThere seems to be no network. Packages that were built before are used without one."
      : purpose == "resolved" ? "\nIs the address right, and does the version exist?" : ""
    return DirectiveError(head + ":\n" + cleaned.joined(separator: "\n") + hint, name: "PackageError")
  }

  // MARK: Products

  /// The library products of the package with their modules, from its manifest.
  private func description() throws -> (products: [String: [String]], order: [String]) {
    let result = try task.run(
      swift, ["package", "--package-path", packageFolder, "dump-package"], folder: folder,
      environment: environment
    ) { _ in }
    if result.wasInterrupted { throw DirectiveError("", name: "KeyboardInterrupt") }
    guard let start = result.output.firstIndex(of: "{"),
      let json = try? JSON(parsing: String(result.output[start...]))
    else { throw failure(result.output, "read") }
    var products: [String: [String]] = [:]
    for product in json["products"]?.arrayValue ?? [] where product["type"]?["library"] != nil {
      let targets = product["targets"]?.arrayValue?.compactMap(\.stringValue) ?? []
      products[product["name"]?.stringValue ?? ""] = targets.map { $0.replacing("-", with: "_") }
    }
    return (products, products.keys.sorted())
  }

  /// Where the package's files are.
  private var packageFolder: String {
    if case .path(let path) = request.source { return path }
    let checkouts = "\(folder)/.build/checkouts"
    let found = (try? FileManager.default.contentsOfDirectory(atPath: checkouts)) ?? []
    return "\(checkouts)/\(found.first { $0.lowercased() == request.name.lowercased() } ?? request.name)"
  }

  private func chosen(from available: [String: [String]]) throws -> [String] {
    let names = available.keys.sorted()
    guard let wanted = request.products else {
      if names.isEmpty {
        throw DirectiveError("the package \(request.name) has no libraries to import", name: "PackageError")
      }
      return names
    }
    if let missing = wanted.first(where: { available[$0] == nil }) {
      throw DirectiveError(
        "the package \(request.name) has no library product '\(missing)'; it has: \(names.joined(separator: ", "))",
        name: "PackageError")
    }
    return wanted
  }

  // MARK: Result

  private func result(modules: [String]) throws -> BuiltPackage {
    let release = URL(fileURLWithPath: "\(folder)/.build/release").resolvingSymlinksInPath().path
    let package = BuiltPackage(
      version: resolvedVersion, modules: modules,
      added: AddedModules(
        searchPaths: ["\(release)/Modules"], libraries: ["\(release)/lib\(library).so"],
        compilerFlags: compilerFlags))
    try package.keep(in: folder)
    return package
  }

  /// The arguments with which the package manager compiles our own module, which sees what a cell is to see: the module maps
  /// of the C modules behind the Swift ones.
  private var compilerFlags: [String] {
    guard let plan = try? String(contentsOfFile: "\(folder)/.build/release.yaml", encoding: .utf8) else {
      return []
    }
    for line in plan.split(separator: "\n") where line.contains("\"-module-name\",\"\(library)\"") {
      guard let start = line.firstIndex(of: "["), let json = try? JSON(parsing: String(line[start...])) else {
        continue
      }
      return clangFlags(json.arrayValue?.compactMap(\.stringValue) ?? [])
    }
    return []
  }

  private var resolvedVersion: String {
    guard let data = FileManager.default.contents(atPath: "\(folder)/Package.resolved"),
      let json = try? JSON(parsing: data), case .address(let address) = request.source
    else { return "" }
    let pins = json["pins"]?.arrayValue ?? []
    let pin = pins.first { $0["location"]?.stringValue == address }
    let state = pin?["state"]
    return state?["version"]?.stringValue ?? state?["branch"]?.stringValue
      ?? String(state?["revision"]?.stringValue?.prefix(7) ?? "")
  }
}

/// `-Xcc` pairs that say where C modules are.
package func clangFlags(_ arguments: [String]) -> [String] {
  var flags: [String] = []
  var index = 0
  while index + 1 < arguments.count {
    defer { index += 1 }
    guard arguments[index] == "-Xcc" else { continue }
    let flag = arguments[index + 1]
    let isPath =
      index > 1 && arguments[index - 2] == "-Xcc" && ["-I", "-isystem"].contains(arguments[index - 1])
    if flag.hasPrefix("-fmodule-map-file=") || flag.hasPrefix("-I") || flag == "-isystem"
      || flag.hasPrefix("-D") || isPath
    {
      flags += ["-Xcc", flag]
    }
    index += 1
  }
  return flags
}
