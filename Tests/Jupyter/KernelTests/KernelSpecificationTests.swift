import Foundation
import Kernel
import OrderedJSON
import Testing

@Suite struct KernelSpecificationTests {
  @Test func theFolderHasAllThatJupyterReads() throws {
    let root = FileManager.default.temporaryDirectory.appendingPathComponent("data-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: root) }
    let specification = try KernelSpecification(program: "/bin/lectern", environment: [("A", "b")])
    let folder = try specification.install(into: root)
    #expect(folder.path.hasSuffix("kernels/lectern"))
    let file = try JSON(parsing: Data(contentsOf: folder.appendingPathComponent("kernel.json")))
    #expect(file["argv"]?[0] == "/bin/lectern")
    #expect(file["argv"]?[3] == "{connection_file}")
    #expect(file["display_name"] == "Swift (Lectern)")
    #expect(file["language"] == "swift")
    #expect(file["env"] == ["A": "b"])
    let logo = try Data(contentsOf: folder.appendingPathComponent("logo-64x64.png"))
    #expect(logo.starts(with: [0x89, 0x50, 0x4E, 0x47]))
    // Once more over the same folder.
    try specification.install(into: root)
  }

  @Test func namesThatJupyterRefusesAreRefused() {
    for name in ["", "Swift", "a b", "../x"] {
      #expect(throws: InstallationError.self) { try KernelSpecification(name: name, program: "lectern") }
    }
  }

  @Test func theDataFolderFollowsJupytersRules() throws {
    #expect(try JupyterDataFolder.user.url(environment: ["JUPYTER_DATA_DIR": "/d"]).path == "/d")
    #expect(try JupyterDataFolder.prefix("/usr").url().path == "/usr/share/jupyter")
    let active = ["VIRTUAL_ENV": "/venv"]
    #expect(try JupyterDataFolder.pythonEnvironment.url(environment: active).path == "/venv/share/jupyter")
    #expect(throws: InstallationError.self) { try JupyterDataFolder.pythonEnvironment.url(environment: [:]) }
    #if os(Linux)
      #expect(try JupyterDataFolder.user.url(environment: ["XDG_DATA_HOME": "/x"]).path == "/x/jupyter")
      let home = try JupyterDataFolder.user.url(environment: ["HOME": "/h"])
      #expect(home.path == "/h/.local/share/jupyter")
    #endif
  }
}

@Suite struct SwiftToolchainTests {
  @Test func theCompilersDescriptionIsRead() {
    let text = """
      {"compilerVersion": "Swift version 6.1.2 (swift-6.1.2-RELEASE)", "swiftCompilerTag": "x",
       "paths": {"runtimeResourcePath": "/opt/swift/usr/lib/swift"}}
      """
    let toolchain = SwiftToolchain(targetInfo: Data(text.utf8))
    #expect(toolchain == SwiftToolchain(folder: "/opt/swift/usr", version: "6.1.2"))
    #expect(SwiftToolchain(targetInfo: Data("{}".utf8)) == nil)
  }

  @Test func itSurvivesTheEnvironment() {
    let toolchain = SwiftToolchain(folder: "/opt/swift/usr", version: "6.1.2")
    let environment = Dictionary(uniqueKeysWithValues: toolchain.environment.map { ($0.name, $0.value) })
    #expect(SwiftToolchain(environment: environment) == toolchain)
    #expect(SwiftToolchain(environment: [:]) == nil)
  }
}
