import Cells
import Foundation

extension DirectiveRunner {
  /// `%load`: makes a C library importable.
  func load(_ request: SystemLibraryRequest) throws {
    let folder = engine.packages.workingDirectory
    let library = try engine.run(CommandTask()) { task in
      try request.isModuleMap
        ? SystemLibrary(moduleMap: request.name, folder: folder)
        : SystemLibrary(request, task: task, cacheFolder: engine.packages.cacheFolder)
    }
    engine.base.add(library.added)
    print("\(request.name): import \(library.modules.joined(separator: ", "))\n")
  }
}

/// A C library of the system as a module.
struct SystemLibrary {
  var modules: [String]
  var added: AddedModules

  /// That of a module map, whose `link` lines name the libraries.
  init(moduleMap: String, folder: String) throws {
    let path = moduleMap.hasPrefix("/") ? moduleMap : "\(folder)/\(moduleMap)"
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw DirectiveError("there is no module map \(path)", name: "FileError")
    }
    modules = text.matches(of: #/\bmodule\s+(\w+)/#).map { String($0.1) }
    if modules.isEmpty { throw DirectiveError("\(path) declares no module") }
    let links = text.matches(of: #/\blink\s+"([^"]+)"/#).map { String($0.1) }
    added = AddedModules(
      libraries: try links.map { try Self.sharedLibrary($0, folders: []) }, clangModuleMaps: [path])
  }

  /// That of a name which pkg-config knows: a module map is made for it.
  init(_ request: SystemLibraryRequest, task: CommandTask, cacheFolder: String) throws {
    let flags = try PackageConfiguration(request.name, task: task)
    let headers =
      try request.headers.isEmpty
      ? [Self.header(of: request.name, flags)] : request.headers.map { try Self.find($0, flags) }
    let module = request.moduleName
    let lines = headers.map { "  header \"\($0)\"" } + ["  export *"]
    let map = "module \(module) [system] {\n\(lines.joined(separator: "\n"))\n}\n"
    var hash = FNVHash()
    hash.add(map)
    let folder = "\(cacheFolder)/system-libraries/\(module)-\(hash.text)"
    let path = "\(folder)/module.modulemap"
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try map.write(toFile: path, atomically: true, encoding: .utf8)
    } catch { throw DirectiveError("cannot write \(path): \(error.localizedDescription)") }
    modules = [module]
    added = AddedModules(
      libraries: try flags.libraries.map { try Self.sharedLibrary($0, folders: flags.libraryFolders) },
      clangModuleMaps: [path], compilerFlags: flags.compilerFlags.flatMap { ["-Xcc", $0] })
  }

  // MARK: Headers

  private static func header(of name: String, _ flags: PackageConfiguration) throws -> String {
    let base = name.prefix { $0 != "-" }
    let bare = name.hasPrefix("lib") ? String(name.dropFirst(3)) : name
    for guess in ["\(name).h", "\(base).h", "\(bare).h", "\(name)/\(name).h", "\(bare)/\(bare).h"] {
      if let path = try? find(guess, flags) { return path }
    }
    throw DirectiveError("which header does \(name) have? Name it: %load(\"\(name)\", header: \"...\")")
  }

  private static func find(_ header: String, _ flags: PackageConfiguration) throws -> String {
    if header.hasPrefix("/"), FileManager.default.fileExists(atPath: header) { return header }
    let folders = flags.includeFolders + ["/usr/local/include", "/usr/include"] + multiarch("/usr/include")
    for folder in folders where FileManager.default.fileExists(atPath: "\(folder)/\(header)") {
      return "\(folder)/\(header)"
    }
    throw DirectiveError("there is no header \(header) in \(folders.joined(separator: ", "))")
  }

  // MARK: Libraries

  /// The path of `libNAME.so`, or of the file that the dynamic loader takes for it.
  private static func sharedLibrary(_ name: String, folders: [String]) throws -> String {
    let places = folders + ["/usr/local/lib", "/usr/lib", "/lib"] + multiarch("/usr/lib") + multiarch("/lib")
    for place in places {
      let path = "\(place)/lib\(name).so"
      // On many systems `libc.so` and a few others are scripts of the linker.
      if let start = FileHandle(forReadingAtPath: path)?.readData(ofLength: 4),
        start == Data([0x7F, 0x45, 0x4C, 0x46])
      {
        return path
      }
    }
    for place in places {
      let files = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
      if let found = files.filter({ $0.hasPrefix("lib\(name).so.") }).min(by: { $0.count < $1.count }) {
        return "\(place)/\(found)"
      }
    }
    throw DirectiveError("there is no shared library lib\(name).so in \(places.joined(separator: ", "))")
  }

  /// Debian's folders for one architecture, for example `/usr/lib/x86_64-linux-gnu`.
  private static func multiarch(_ folder: String) -> [String] {
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return entries.filter { $0.hasSuffix("-linux-gnu") }.map { "\(folder)/\($0)" }
  }
}

/// What pkg-config says about a library.
struct PackageConfiguration {
  var compilerFlags: [String]
  var includeFolders: [String]
  var libraryFolders: [String]
  var libraries: [String]

  init(_ name: String, task: CommandTask) throws {
    let compiler = try Self.ask(["--cflags", name], task)
    let linker = try Self.ask(["--libs", name], task)
    compilerFlags = compiler.filter { $0.hasPrefix("-I") || $0.hasPrefix("-D") }
    includeFolders = compiler.filter { $0.hasPrefix("-I") }.map { String($0.dropFirst(2)) }
    libraryFolders = linker.filter { $0.hasPrefix("-L") }.map { String($0.dropFirst(2)) }
    libraries = linker.filter { $0.hasPrefix("-l") }.map { String($0.dropFirst(2)) }
  }

  private static func ask(_ arguments: [String], _ task: CommandTask) throws -> [String] {
    let environment = ProcessInfo.processInfo.environment
    let result = try task.run(
      "/usr/bin/env", ["pkg-config"] + arguments, folder: "/", environment: environment
    ) { _ in }
    guard result.status == 0 else {
      let reason = result.output.split(whereSeparator: \.isNewline).joined(separator: " ")
      throw DirectiveError(
        "pkg-config does not know '\(arguments[1])': \(reason)\nIs the library's development package installed?",
        name: "LibraryError")
    }
    return result.output.split(whereSeparator: \.isWhitespace).map(String.init)
  }
}
