/// Bytes on their way between code in the session and the front end. The engine does not look into them.
public struct SideMessage: Sendable, Equatable {
  /// Who they are meant for.
  public var channel: String
  /// What they say.
  public var bytes: [UInt8]

  /// Bytes for a channel.
  public init(channel: String, bytes: [UInt8]) {
    self.channel = channel
    self.bytes = bytes
  }
}

/// Something shown outside of any running cell and any message.
public struct BackgroundEvent: Sendable {
  /// ``CellRequest/tag`` of the cell that it belongs to: the one whose thread or task it comes from, or the last one that
  /// ran; empty before the first.
  public var tag: String
  /// What was shown, or what failed.
  public var content: Content

  /// What was shown, or that code outside of any cell failed.
  public enum Content: Sendable {
    case event(CellEvent)
    case error(CellError)
  }

  /// An event that belongs to the cell with this tag.
  public init(tag: String, content: Content) {
    self.tag = tag
    self.content = content
  }
}

/// Modules for all cells to come, and what they need to be linked: a package that has been built, a library of the system.
public struct AddedModules: Sendable {
  /// Folders with compiled Swift modules (`.swiftmodule`).
  public var searchPaths: [String]
  /// Shared libraries, by path, or by name where the dynamic loader finds them; loaded in this order.
  public var libraries: [String]
  /// Further arguments of the linker.
  public var linkerFlags: [String]
  /// Module maps of C modules that the Swift modules import.
  public var clangModuleMaps: [String]
  /// Further arguments of the compiler, as `swiftc` takes them.
  public var compilerFlags: [String]

  /// Modules with what they need.
  public init(
    searchPaths: [String] = [], libraries: [String] = [], linkerFlags: [String] = [],
    clangModuleMaps: [String] = [], compilerFlags: [String] = []
  ) {
    self.searchPaths = searchPaths
    self.libraries = libraries
    self.linkerFlags = linkerFlags
    self.clangModuleMaps = clangModuleMaps
    self.compilerFlags = compilerFlags
  }

  /// Adds those of `other` that are not there yet.
  mutating func formUnion(_ other: AddedModules) {
    func add(_ new: [String], to list: inout [String]) { list += new.filter { !list.contains($0) } }
    add(other.searchPaths, to: &searchPaths)
    add(other.libraries, to: &libraries)
    add(other.linkerFlags, to: &linkerFlags)
    add(other.clangModuleMaps, to: &clangModuleMaps)
    add(other.compilerFlags, to: &compilerFlags)
  }

  /// As arguments of the compiler.
  var compilerArguments: [String] {
    searchPaths.flatMap { ["-I", $0] }
      + clangModuleMaps.flatMap { ["-Xcc", "-fmodule-map-file=\($0)"] } + compilerFlags
  }
}
