import Foundation

/// The Swift toolchain that compiles cells, and the paths in it that the engine uses.
public struct Toolchain: Sendable {
  /// The toolchain's `usr` folder.
  public var root: String
  /// `ld.gold`, or the toolchain's `ld.lld`.
  public var linker: String

  /// `swiftc`.
  public var compiler: String { "\(root)/bin/swiftc" }
  /// The program that finds lines by addresses.
  public var symbolizer: String { "\(root)/bin/llvm-symbolizer" }
  /// The library that completes and inspects.
  public var sourceKit: String { "\(root)/lib/libsourcekitdInProc.so" }
  /// The folder of Swift's own libraries.
  public var runtimeFolder: String { "\(root)/lib/swift/linux" }
  /// Registers a library's metadata with the runtime: without it a cell's conformances are not found.
  public var runtimeObject: String { "\(runtimeFolder)/\(Self.architecture)/swiftrt.o" }

  static var architecture: String {
    #if arch(arm64)
      "aarch64"
    #else
      "x86_64"
    #endif
  }

  /// The toolchain named by `LECTERN_TOOLCHAIN` (its `usr` folder or the folder above), or that of the first `swiftc`
  /// on the `PATH`.
  public static func find(environment: [String: String]) throws -> Toolchain {
    let path = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
    guard let root = findRoot(environment: environment, path: path) else {
      throw MissingToolchain(given: environment["LECTERN_TOOLCHAIN"])
    }
    let gold = path.map { "\($0)/ld.gold" }.first(where: isExecutable)
    return Toolchain(root: root, linker: gold ?? "\(root)/bin/ld.lld")
  }

  private static func findRoot(environment: [String: String], path: [String]) -> String? {
    if let given = environment["LECTERN_TOOLCHAIN"] {
      return [given, given + "/usr"].first { isExecutable("\($0)/bin/swiftc") }
    }
    // `swiftc` may be a link from elsewhere, or a script that only stands for it.
    for folder in path where isExecutable("\(folder)/swiftc") {
      let real = URL(fileURLWithPath: "\(folder)/swiftc").resolvingSymlinksInPath()
      let root = real.deletingLastPathComponent().deletingLastPathComponent().path
      if FileManager.default.fileExists(atPath: "\(root)/lib/libsourcekitdInProc.so") { return root }
    }
    return nil
  }

  /// There is no toolchain where one was looked for.
  struct MissingToolchain: Error, CustomStringConvertible {
    /// What `LECTERN_TOOLCHAIN` says.
    let given: String?

    var description: String {
      if let given { return wrongFolder(given) }
      return
        "No Swift toolchain was found: `swiftc` is not on the PATH, or what is there is not a whole toolchain. "
        + "Install Swift 6 from https://www.swift.org/install and put its usr/bin on the PATH, or set "
        + "LECTERN_TOOLCHAIN to its folder."
    }

    private func wrongFolder(_ given: String) -> String {
      let fault = FileManager.default.fileExists(atPath: given) ? "has no bin/swiftc" : "does not exist"
      return
        "No Swift toolchain was found: LECTERN_TOOLCHAIN is '\(given)', which \(fault). Set it to the `usr` folder of a Swift 6 toolchain "
        + "(in Jupyter's kernel.json, if it comes from there: `lectern install` writes it anew), or unset it to use the "
        + "first `swiftc` on the PATH."
    }
  }
}

func isExecutable(_ path: String) -> Bool { FileManager.default.isExecutableFile(atPath: path) }
