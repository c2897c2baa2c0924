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
    #endif
  }
}
