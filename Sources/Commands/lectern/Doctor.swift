import Cells
import Foundation
import Kernel
import OrderedJSON

/// What `lectern doctor` looks at.
enum Doctor {
  /// What a check found.
  enum Finding {
    case fine(String)
    /// Something that notebooks can do without, and how to mend it.
    case warning(String, mend: String)
    /// Something that nothing works without, and how to mend it.
    case failure(String, mend: String)

    var text: String {
      switch self {
      case .fine(let text), .warning(let text, _), .failure(let text, _): text
      }
    }

    var mend: String? {
      switch self {
      case .fine: nil
      case .warning(_, let mend), .failure(_, let mend): mend
      }
    }

    var isFailure: Bool {
      if case .failure = self { return true }
      return false
    }
  }

  /// One thing to look at.
  struct Check {
    var name: String
    var look: () -> Finding
  }

  static let checks = [
    Check(name: "Swift toolchain", look: toolchain), Check(name: "linker", look: linker),
    Check(name: "Lectern's own files", look: ownFiles), Check(name: "session", look: session),
    Check(name: "Fashion-MNIST", look: data), Check(name: "fonts", look: fonts),
    Check(name: "Jupyter kernel", look: kernel), Check(name: "Jupyter", look: jupyter),
  ]

  private static var environment: [String: String] { ProcessInfo.processInfo.environment }

  // MARK: What cells need

  private static func toolchain() -> Finding {
    let mend = "Install Swift 6.1 or newer (https://www.swift.org/install) and put its usr/bin into PATH."
    do {
      let found = try Toolchain.find(environment: environment)
      let version = SwiftToolchain(environment: environment)?.version ?? SwiftToolchain.inPath()?.version
      guard let version else { return .failure("\(found.root): its compiler does not start", mend: mend) }
      let numbers = version.split(separator: ".").compactMap { Int($0) } + [0, 0]
      guard (numbers[0], numbers[1]) >= (6, 1) else {
        return .failure("\(version) in \(found.root) is too old", mend: mend)
      }
      return .fine("\(version) in \(found.root)")
    } catch { return .failure("\(error)", mend: mend) }
  }

  private static func linker() -> Finding {
    guard let found = try? Toolchain.find(environment: environment) else {
      return .warning("not looked for without a toolchain", mend: "See above.")
    }
    if found.linker.hasSuffix("gold") { return .fine(found.linker) }
    return .warning(
      "\(found.linker), which links a cell in 25 ms instead of 4",
      mend: "Install ld.gold: apt-get install binutils")
  }

  /// What is said of a check that means nothing without a toolchain.
  private static var withoutToolchain: Finding? {
    (try? Toolchain.find(environment: environment)) == nil
      ? .failure("cannot be checked without a toolchain", mend: "See above.") : nil
  }

  private static func ownFiles() -> Finding {
    if let withoutToolchain { return withoutToolchain }
    do {
      let configuration = try CellSession.Configuration.standard()
      return .fine("worker, compiler and library in \(folder(of: configuration.workerExecutable))")
    } catch { return .failure("\(error)", mend: again) }
  }

  /// How the programs get to be there again.
  private static var again: String {
    Launcher.path == nil ? "In the project's folder: make build" : "sudo apt-get install --reinstall lectern"
  }

  /// The surest check of the libraries: a cell that uses them.
  private static func session() -> Finding {
    if let withoutToolchain { return withoutToolchain }
    let mend =
      Launcher.path == nil
      ? "Install the libraries with 'make setup', then build again with 'make build'." : again
    do {
      let start = ContinuousClock.now
      let engine = try Session.start()
      defer { engine.shutdown() }
      let outcome = engine.execute(
        CellRequest(source: "import Lectern\nlet doctor = Tensor([1, 2]).sum()", name: "doctor"),
        onEvent: { _ in })
      if case .error(let error) = outcome {
        return .failure("a first cell fails: \(error.value.firstLine)", mend: mend)
      }
      let time = start.duration(to: .now).components
      let milliseconds = time.seconds * 1000 + time.attoseconds / 1_000_000_000_000_000
      return .fine("a cell with 'import Lectern' ran, \(milliseconds) ms from the start")
    } catch { return .failure("does not start: \(error)", mend: mend) }
  }

  // MARK: What the lecture needs

  private static func data() -> Finding {
    let home = HomeFolder.path(environment: environment)
    let caches = environment["XDG_CACHE_HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? home + "/.cache"
    let folders = [
      environment["LECTERN_DATA_DIR"].map { $0 + "/fashion-mnist" }, "/usr/share/datasets/fashion-mnist",
      caches + "/lectern/datasets/fashion-mnist",
    ]
    let found = folders.compactMap { $0 }.first {
      exists($0 + "/train-images-idx3-ubyte.gz") || exists($0 + "/train-images-idx3-ubyte")
    }
    if let found { return .fine(found) }
    return .warning(
      "not on this machine; it is downloaded when a notebook first asks for it",
      mend: "For use without a network: apt-get install dataset-fashion-mnist")
  }

  private static func fonts() -> Finding {
    let font = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
    if exists(font) { return .fine(font) }
    return .warning(
      "no DejaVu Sans in its usual place; pictures may use Lectern's own plain letters",
      mend: "apt-get install fonts-dejavu-core")
  }

  // MARK: What Jupyter needs

  private static func kernel() -> Finding {
    let mend = "Run 'lectern install'."
    for folder in jupyterFolders {
      let file = folder + "/kernels/lectern/kernel.json"
      guard let text = FileManager.default.contents(atPath: file) else { continue }
      guard let program = (try? JSON(parsing: text))?["argv"]?[0]?.stringValue else {
        return .failure("\(file) is damaged", mend: mend)
      }
      guard FileManager.default.isExecutableFile(atPath: program) else {
        return .failure("\(file) names \(program), which is not there", mend: mend)
      }
      return .fine(file)
    }
    return .warning("not installed; 'lectern run' does without", mend: mend)
  }

  /// Where Jupyter looks for kernels ("Jupyter paths", data files).
  private static var jupyterFolders: [String] {
    let given = (environment["JUPYTER_PATH"] ?? "").split(separator: ":").map(String.init)
    let user = (try? JupyterDataFolder.user.url().path).map { [$0] } ?? []
    let environments = [environment["VIRTUAL_ENV"], environment["CONDA_PREFIX"]].compactMap {
      $0.map { $0 + "/share/jupyter" }
    }
    return given + user + environments + ["/usr/local/share/jupyter", "/usr/share/jupyter"]
  }

  private static func jupyter() -> Finding {
    let folders = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
    if let found = folders.map({ $0 + "/jupyter" }).first(where: FileManager.default.isExecutableFile) {
      return .fine(found)
    }
    return .warning(
      "no 'jupyter' in PATH; 'lectern run' does without",
      mend: "python3 -m venv .venv && .venv/bin/pip install jupyterlab")
  }

  private static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  private static func folder(of path: String) -> String {
    URL(fileURLWithPath: path).deletingLastPathComponent().path
  }
}
