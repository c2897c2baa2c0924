import SwiftIfConfig
import SwiftSyntax

/// What holds in `#if` for cells: the platform and the compiler that the kernel was built with, which are those it compiles for.
struct CellBuild: BuildConfiguration {
  let targetPointerBitWidth = 64
  let targetAtomicBitWidths = [8, 16, 32, 64]
  let endianness = Endianness.little
  let languageVersion = VersionTuple(5, 10)
  let compilerVersion = Self.compiler

  /// Modules that are there without a package; those of packages are declared by the cell that imports them.
  private static let modules: Set<String> = [
    "Swift", "Foundation", "FoundationEssentials", "FoundationInternationalization", "FoundationNetworking",
    "FoundationXML", "Dispatch", "Glibc", "Lectern", "Observation", "RegexBuilder", "Synchronization",
    "_Concurrency", "_StringProcessing", "_Differentiation", "Distributed", "Cxx", "CxxStdlib", "XCTest",
    "Testing",
  ]

  func isCustomConditionSet(name: String) -> Bool { false }
  func hasFeature(name: String) -> Bool { false }
  func hasAttribute(name: String) -> Bool { true }
  func canImport(importPath: [(TokenSyntax, String)], version: CanImportVersion) -> Bool {
    importPath.first.map { Self.modules.contains($0.1) } ?? false
  }
  func isActiveTargetOS(name: String) -> Bool { name == Self.operatingSystem }
  func isActiveTargetArchitecture(name: String) -> Bool { name == Self.architecture }
  func isActiveTargetEnvironment(name: String) -> Bool { false }
  func isActiveTargetRuntime(name: String) -> Bool { ["_Native", "_multithreaded"].contains(name) }
  func isActiveTargetPointerAuthentication(name: String) -> Bool { name == "_none" }
  func isActiveTargetObjectFormat(name: String) -> Bool {
    name == (Self.operatingSystem == "Linux" ? "ELF" : "MachO")
  }

  private static var operatingSystem: String {
    #if os(Linux)
      "Linux"
    #else
      "macOS"
    #endif
  }

  private static var architecture: String {
    #if arch(x86_64)
      "x86_64"
    #else
      "arm64"
    #endif
  }

  private static var compiler: VersionTuple {
    #if compiler(>=6.4)
      VersionTuple(6, 4)
    #elseif compiler(>=6.3)
      VersionTuple(6, 3)
    #elseif compiler(>=6.2)
      VersionTuple(6, 2)
    #else
      VersionTuple(6, 1)
    #endif
  }
}

extension CodeBlockItemListSyntax {
  /// The items that count: those of `#if` whose condition holds stand for the whole of it.
  var active: [CodeBlockItemSyntax] {
    flatMap { item -> [CodeBlockItemSyntax] in
      guard case .decl(let declaration) = item.item, let block = declaration.as(IfConfigDeclSyntax.self)
      else {
        return [item]
      }
      guard case .statements(let inner) = block.activeClause(in: CellBuild()).clause?.elements else {
        return []
      }
      return inner.active
    }
  }
}

extension MemberBlockItemListSyntax {
  /// The members that count, see above.
  var active: [MemberBlockItemSyntax] {
    flatMap { item -> [MemberBlockItemSyntax] in
      guard let block = item.decl.as(IfConfigDeclSyntax.self) else { return [item] }
      guard case .decls(let inner) = block.activeClause(in: CellBuild()).clause?.elements else { return [] }
      return inner.active
    }
  }
}
