import Foundation

extension CellSession {
  /// Where the engine finds what it needs.
  public struct Configuration: Sendable {
    /// The toolchain that compiles cells.
    public var toolchain: Toolchain
    /// The executable that runs cells.
    public var workerExecutable: String
    /// The executable that holds the compiler.
    public var compilerExecutable: String
    /// The preloaded library.
    public var library: String
    /// The folder with the library's Swift modules.
    public var modulesFolder: String
    /// Compiled system modules, kept from session to session.
    public var moduleCache: String
    /// Where cells run: what relative paths in them start from.
    public var workingDirectory: String
    /// After how long without a cell the compiler's process goes, with its memory; the next cell
    /// starts another, which takes some tenths of a second.
    public var compilerRest: Duration = .seconds(300)
    /// The environment of the worker, beyond that of this process.
    public var environment: [String: String] = [:]

    /// The usual places.
    ///
    /// The executables lie beside the running one. The library lies beside them too (as `swift build` leaves it,
    /// its modules in `Modules`), or in `../lib/lectern`, modules included (as installed).
    ///
    /// - Parameters:
    ///   - workingDirectory: by default that of this process.
    ///   - executables: the folder to look in; by default that of the running executable.
    /// - Throws: an error that says what is missing and what to do.
    public static func standard(
      workingDirectory: String? = nil, executables: String? = nil,
      environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws -> Configuration {
      let toolchain = try Toolchain.find(environment: environment)
      let folder = executables ?? executablesFolder(environment: environment)
      let library = try findLibrary(folder)
      return Configuration(
        toolchain: toolchain,
        workerExecutable: try existing("\(folder)/lectern-worker"),
        compilerExecutable: try existing("\(folder)/lectern-compiler"),
        library: library.library,
        modulesFolder: library.modules,
        moduleCache: cacheFolder(environment: environment, toolchain: toolchain),
        workingDirectory: workingDirectory ?? FileManager.default.currentDirectoryPath)
    }

    /// Where Lectern's executables are: beside the running one, unless `LECTERN_EXECUTABLES` says otherwise.
    static func executablesFolder(
      environment: [String: String] = ProcessInfo.processInfo.environment
    ) -> String {
      if let given = environment["LECTERN_EXECUTABLES"] { return given }
      return URL(fileURLWithPath: Bundle.main.executablePath ?? CommandLine.arguments[0])
        .resolvingSymlinksInPath()
        .deletingLastPathComponent().path
    }

    private static func findLibrary(_ folder: String) throws -> (library: String, modules: String) {
      let installed = "\(folder)/../lib/lectern"
      if FileManager.default.fileExists(atPath: "\(installed)/libLectern.so") {
        return ("\(installed)/libLectern.so", "\(installed)/modules")
      }
      return (try existing("\(folder)/libLectern.so"), try existing("\(folder)/Modules"))
    }

    private static func existing(_ path: String) throws -> String {
      guard FileManager.default.fileExists(atPath: path) else { throw MissingFile(path: path) }
      return path
    }

    /// `$XDG_CACHE_HOME/lectern`, a folder for each toolchain, since compiled modules fit one compiler only.
    private static func cacheFolder(environment: [String: String], toolchain: Toolchain) -> String {
      let attributes = try? FileManager.default.attributesOfItem(atPath: toolchain.sourceKit)
      let date = (attributes?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
      return CacheFolder.usable(environment: environment, "lectern/modules-\(UInt(date))")
    }

    /// A file of Lectern's own is not where it should be.
    struct MissingFile: Error, CustomStringConvertible {
      let path: String
      var description: String {
        "\(path) is missing. Build everything with `swift build -c release`, or install Lectern again."
      }
    }

    /// The names of the library's modules.
    var libraryModules: Set<String> {
      let files = (try? FileManager.default.contentsOfDirectory(atPath: modulesFolder)) ?? []
      return Set(files.filter { $0.hasSuffix(".swiftmodule") }.map { String($0.prefix { $0 != "." }) })
    }

    /// The environment of the compiler and the worker. Of what is for them alone, nothing comes to what cells start.
    var childEnvironment: ChildEnvironment {
      var variables = ChildEnvironment()
      for (name, value) in environment { variables[name] = value }
      let users = variables.bytes(of: "LD_LIBRARY_PATH").map { Array(":".utf8) + $0 } ?? []
      variables.setForItself("LD_LIBRARY_PATH", Array(toolchain.runtimeFolder.utf8) + users)
      // The runtime's own crash reporter would write where the worker reports the crash to the notebook.
      variables.setForItself("SWIFT_BACKTRACE", Array("enable=no".utf8))
      return variables
    }
  }
}
