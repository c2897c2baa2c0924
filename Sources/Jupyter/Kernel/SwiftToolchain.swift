import Foundation
import OrderedJSON

/// The Swift toolchain that a kernel is to use: where it is and which version.
///
/// A front end is often started where the toolchain is not in PATH, so what is found when the kernel is installed is
/// written into its specification as environment variables. The engine reads the first of them.
public struct SwiftToolchain: Equatable, Sendable {
  /// The folder that holds `bin` and `lib`.
  public var folder: String
  /// The version, for example `6.1`.
  public var version: String

  private static let folderVariable = "LECTERN_TOOLCHAIN"
  private static let versionVariable = "LECTERN_SWIFT_VERSION"

  /// A toolchain in a folder.
  public init(folder: String, version: String) {
    self.folder = folder
    self.version = version
  }

  /// The variables by which a kernel's process knows the toolchain.
  public var environment: [(name: String, value: String)] {
    [(Self.folderVariable, folder), (Self.versionVariable, version)]
  }

  /// The toolchain that the environment names.
  public init?(environment: [String: String]) {
    guard let folder = environment[Self.folderVariable], let version = environment[Self.versionVariable]
    else {
      return nil
    }
    self.init(folder: folder, version: version)
  }

  /// The toolchain whose `swiftc` is the first in PATH, as the compiler itself describes it; nil if there is none.
  public static func inPath() -> SwiftToolchain? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["swiftc", "-print-target-info"]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let text = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return SwiftToolchain(targetInfo: text)
  }

  /// The toolchain that `swiftc -print-target-info` describes.
  public init?(targetInfo: Data) {
    guard let info = try? JSON(parsing: targetInfo),
      let resources = info["paths"]?["runtimeResourcePath"]?.stringValue,
      let words = info["compilerVersion"]?.stringValue?.split(separator: " "),
      let place = words.firstIndex(of: "version"), place + 1 < words.count
    else { return nil }
    // .../usr/lib/swift
    folder = URL(fileURLWithPath: resources).deletingLastPathComponent().deletingLastPathComponent().path
    version = String(words[place + 1])
  }
}
