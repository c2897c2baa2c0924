// swift-tools-version: 6.1
import Foundation
import PackageDescription

// The cell engine parses cells with the SwiftSyntax libraries that the toolchain itself ships
// (usr/lib/swift/host): they speak the compiler's own version of the language and need no build.
// The folder is found from the toolchain in use, never written down.
let hostLibraries = Toolchain.hostLibrariesFolder()

/// Where the toolchain that builds this package keeps its own SwiftSyntax.
enum Toolchain {
  static func hostLibrariesFolder() -> String {
    let environment = ProcessInfo.processInfo.environment
    if let given = environment["LECTERN_SWIFT_HOST_LIBRARIES"] { return given }
    for folder in (environment["PATH"] ?? "").split(separator: ":") {
      let compiler = URL(fileURLWithPath: "\(folder)/swiftc").resolvingSymlinksInPath()
      let host = compiler.deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("lib/swift/host").path
      if FileManager.default.fileExists(atPath: host + "/libSwiftParser.so") { return host }
    }
    return "/usr/lib/swift/host"
  }
}

let swiftSyntax: [SwiftSetting] = [.unsafeFlags(["-I", hostLibraries])]
let swiftSyntaxLink: [LinkerSetting] = [
  .unsafeFlags(["-L", hostLibraries, "-Xlinker", "-rpath", "-Xlinker", hostLibraries])
]

/// Which modules there are, and where: `Sources/GROUP/MODULE`.
let groups: KeyValuePairs = [
  // What `import Lectern` shows to cells.
  "Library": [
    "Lectern", "Tensors", "CKernels", "Autodiff", "Networks", "Autoencoders", "Distributions",
    "Learn", "Datasets", "FileFormats", "CJPEG", "Raster", "Plots", "Display",
    "DirectiveSupport", "Exercises", "Widgets", "CStreams", "Comms", "UserErrors",
  ],
  // Cells: parsed, compiled, run in a worker, explained.
  "Engine": ["Cells", "Directives", "lectern-worker", "lectern-compiler", "lectern-parser"],
  // The messaging protocol and the kernel.
  "Jupyter": ["Messaging", "Kernel"],
  // Notebook files, the runner, pages, marks.
  "Notebooks": ["Notebooks", "HTMLExport", "Grading"],
  // The programs.
  "Commands": ["lectern", "lectern-bench", "reference-runs", "ReferenceRuns", "CConfinement"],
  // What both sides of a session speak.
  "Shared": ["OrderedJSON", "CommFrames", "Digests"],
  // Module maps of Debian's C libraries.
  "System": [
    "CCMark", "CCrypto", "CHDF5", "CLibDeflate", "CLibZip", "COpenBLAS", "CSQLite", "CZeroMQ",
    "CZlib",
  ],
]

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "Lectern",
  products: [
    .executable(name: "lectern", targets: ["lectern"]),
    .executable(name: "lectern-worker", targets: ["lectern-worker"]),
    .executable(name: "lectern-compiler", targets: ["lectern-compiler"]),
    .executable(name: "lectern-parser", targets: ["lectern-parser"]),
    .library(name: "Lectern", type: .dynamic, targets: ["Lectern"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0")
  ],
  targets: [
    // MARK: The preloaded library (one dynamic library, seen by every cell)
    .target(name: "UserErrors"),
    .target(name: "CKernels", cSettings: [.unsafeFlags(["-O3", "-ffp-contract=off"])]),
    .systemLibrary(name: "COpenBLAS", pkgConfig: "openblas", providers: [.apt(["libopenblas-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CLibDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),
    .systemLibrary(name: "CLibZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CHDF5", pkgConfig: "hdf5", providers: [.apt(["libhdf5-dev"])]),
    // Decoding only: its header declares setjmp's way out of errors, which Swift cannot take
    // itself.
    .target(name: "CJPEG", linkerSettings: [.linkedLibrary("jpeg")]),
    .target(name: "Display", dependencies: ["UserErrors"]),
    .target(name: "DirectiveSupport", dependencies: ["Display", "UserErrors"]),
    .target(name: "OrderedJSON"),
    .target(name: "CommFrames", dependencies: ["OrderedJSON"]),
    .target(name: "Comms", dependencies: ["CommFrames", "Display", "OrderedJSON"]),
    .target(name: "CStreams"),
    .target(
      name: "Widgets",
      dependencies: ["CStreams", "CommFrames", "Comms", "Display", "OrderedJSON", "UserErrors"]),
    .target(name: "Tensors", dependencies: ["UserErrors", "CKernels", "COpenBLAS"]),
    .target(name: "Autodiff", dependencies: ["Tensors", "UserErrors"]),
    .target(name: "Learn", dependencies: ["Tensors", "UserErrors"]),
    .target(
      name: "FileFormats",
      dependencies: ["UserErrors", "Tensors", "CZlib", "CLibZip", "CHDF5", "CJPEG"]),
    .target(
      name: "Networks",
      dependencies: [
        "Tensors", "Autodiff", "FileFormats", "OrderedJSON", "Raster", "UserErrors",
      ]),
    .target(name: "Digests", dependencies: ["CCrypto"]),
    .target(name: "Exercises", dependencies: ["Digests", "Display", "Tensors", "UserErrors"]),
    .target(name: "Distributions", dependencies: ["Tensors", "UserErrors"]),
    .target(
      name: "Autoencoders",
      dependencies: ["Networks", "Distributions", "Learn", "Tensors", "Autodiff", "UserErrors"]),
    .target(
      name: "Datasets", dependencies: ["Tensors", "FileFormats", "Raster", "UserErrors", "Digests"]),
    .target(name: "Raster", dependencies: ["CZlib", "CLibDeflate", "UserErrors"]),
    .target(
      name: "Plots",
      dependencies: ["Raster", "FileFormats", "Tensors", "Display", "UserErrors"]),
    .target(
      name: "Lectern",
      dependencies: [
        "UserErrors", "Display", "OrderedJSON", "Tensors", "Autodiff", "FileFormats",
        "Networks", "Autoencoders", "Learn",
        "Distributions", "Exercises",
        "Datasets", "Raster", "Plots", "DirectiveSupport", "Comms",
        "Widgets",
      ]),

    // MARK: Reference runs, whose losses the docs give
    .target(
      name: "ReferenceRuns",
      dependencies: [
        "Autoencoders", "Networks", "Datasets", "FileFormats", "Learn", "Tensors", "UserErrors",
        argumentParser,
      ]),
    .executableTarget(
      name: "reference-runs", dependencies: ["ReferenceRuns", "Networks", argumentParser]),

    // MARK: The cell engine
    .target(
      name: "Cells", dependencies: ["OrderedJSON"], swiftSettings: swiftSyntax,
      linkerSettings: swiftSyntaxLink),
    .target(name: "Directives", dependencies: ["Cells", "OrderedJSON"], swiftSettings: swiftSyntax),
    .executableTarget(name: "lectern-compiler"),
    .executableTarget(name: "lectern-parser", dependencies: ["Cells"], swiftSettings: swiftSyntax),
    .executableTarget(
      name: "lectern-worker", cSettings: [.headerSearchPath(".")],
      linkerSettings: [.unsafeFlags(["-Xlinker", "--export-dynamic"])]),

    // MARK: Notebooks and Jupyter
    // Whoever imports Cells must find the modules that it imports.
    .target(name: "Notebooks", dependencies: ["OrderedJSON", "Cells"], swiftSettings: swiftSyntax),
    .systemLibrary(
      name: "CCMark", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .target(
      name: "HTMLExport", dependencies: ["CCMark", "Notebooks", "OrderedJSON"],
      swiftSettings: swiftSyntax),
    // No pkgConfig: Debian's libzmq.pc names Kerberos folders by a flag that SwiftPM refuses with a
    // warning.
    .systemLibrary(name: "CZeroMQ", providers: [.apt(["libzmq3-dev"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .target(name: "Messaging", dependencies: ["CZeroMQ", "CCrypto", "OrderedJSON"]),
    .target(
      name: "KernelLogos", path: "kernelspec", exclude: ["README.md", "nbgrader", "papermill"],
      resources: [
        .embedInCode("logo-32x32.png"), .embedInCode("logo-64x64.png"), .embedInCode("logo-svg.svg"),
      ]),
    .target(
      name: "Kernel",
      dependencies: ["Messaging", "Cells", "CommFrames", "OrderedJSON", "KernelLogos", "CSQLite"],
      swiftSettings: swiftSyntax),
    .target(
      name: "Grading", dependencies: ["Digests", "HTMLExport", "Notebooks", "OrderedJSON"],
      swiftSettings: swiftSyntax),
    .target(name: "CConfinement"),
    .executableTarget(
      name: "lectern",
      dependencies: [
        "Kernel", "Notebooks", "HTMLExport", "Grading", "Digests", "CConfinement", "Cells", "Directives",
        argumentParser,
      ], swiftSettings: swiftSyntax),

    .executableTarget(
      name: "lectern-bench",
      dependencies: [
        "Networks", "Datasets", "Plots", "Tensors", "Autodiff", "UserErrors", "Widgets", "CommFrames",
        "Display", argumentParser,
      ]),

    // MARK: Tests, a target for each module
    .testTarget(
      name: "TensorsTests", dependencies: ["CKernels", "Tensors", "UserErrors"], resources: [.copy("Golden")]),
    .testTarget(
      name: "LearnTests", dependencies: ["Learn", "Distributions", "Tensors"], resources: [.copy("Golden")]),
    .testTarget(name: "AutodiffTests", dependencies: ["Autodiff", "Tensors"]),
    .target(
      name: "FuzzedReaders", dependencies: ["FileFormats", "Networks", "OrderedJSON", "Raster"],
      path: "Tests/Library/FuzzedReaders"),
    .testTarget(
      name: "FileFormatsTests", dependencies: ["FileFormats", "FuzzedReaders", "Tensors"],
      resources: [.copy("Golden"), .copy("Corpus")]),
    .executableTarget(
      name: "killed-run", dependencies: ["Networks", "Tensors"], path: "Tests/Library/KilledRun"),
    .testTarget(
      name: "NetworksTests",
      dependencies: [
        "Networks", "Autoencoders", "Tensors", "Autodiff", "FileFormats", "OrderedJSON", "killed-run",
        "ReferenceRuns",
      ],
      resources: [.copy("Golden")]),
    .testTarget(
      name: "AutoencodersTests",
      dependencies: [
        "Autoencoders", "ReferenceRuns", "Networks", "Datasets", "Distributions", "Autodiff",
        "Tensors",
      ],
      resources: [.copy("Golden")]),
    .testTarget(
      name: "DistributionsTests", dependencies: ["Distributions", "Autodiff", "Tensors"],
      resources: [.copy("Golden")]),
    .testTarget(
      name: "DatasetsTests", dependencies: ["Datasets", "Digests", "FileFormats", "Raster", "Tensors"],
      resources: [.copy("Golden")]),
    .target(name: "PictureTesting", dependencies: ["Raster", "CZlib"], path: "Tests/Library/PictureTesting"),
    .testTarget(name: "RasterTests", dependencies: ["Raster", "PictureTesting"], exclude: ["Golden"]),
    .testTarget(
      name: "PlotsTests", dependencies: ["Plots", "Raster", "Tensors", "PictureTesting"], exclude: ["Golden"]),
    .testTarget(name: "LecternTests", dependencies: ["Lectern"]),
    .testTarget(
      name: "WidgetsTests", dependencies: ["Widgets", "Comms", "CommFrames", "Display", "OrderedJSON"]),
    .testTarget(name: "DisplayTests", dependencies: ["Display", "UserErrors"], resources: [.copy("Golden")]),
    .testTarget(
      name: "GradingTests", dependencies: ["Grading", "Notebooks"], swiftSettings: swiftSyntax),
    .testTarget(name: "ExercisesTests", dependencies: ["Display", "Exercises", "Tensors"]),
    .testTarget(name: "OrderedJSONTests", dependencies: ["OrderedJSON"]),
    .testTarget(name: "DirectivesTests", dependencies: ["Directives", "Cells"], swiftSettings: swiftSyntax),
    .testTarget(
      name: "CellsTests", dependencies: ["Cells"], resources: [.copy("Golden")],
      swiftSettings: swiftSyntax),
    .target(
      name: "Differential", dependencies: ["Cells"], path: "Tests/Engine/Differential",
      exclude: ["Programs", "README.md", "Speed", "known-differences.txt"],
      swiftSettings: swiftSyntax, linkerSettings: swiftSyntaxLink),
    .executableTarget(
      name: "cut-programs", dependencies: ["Differential", argumentParser],
      path: "Tests/Engine/DifferentialRun",
      swiftSettings: swiftSyntax),
    .testTarget(
      name: "DifferentialTests", dependencies: ["Differential", "Cells"],
      path: "Tests/Engine/DifferentialTests", swiftSettings: swiftSyntax),
    .testTarget(
      name: "HTMLExportTests", dependencies: ["HTMLExport", "Notebooks", "OrderedJSON"],
      swiftSettings: swiftSyntax),
    .testTarget(
      name: "NotebooksTests", dependencies: ["Notebooks", "OrderedJSON", "Cells"],
      resources: [.copy("Fixtures")], swiftSettings: swiftSyntax),
    .testTarget(name: "MessagingTests", dependencies: ["Messaging", "OrderedJSON"]),
    .testTarget(
      name: "KernelTests", dependencies: ["Kernel", "Messaging", "Cells", "CommFrames", "OrderedJSON"],
      swiftSettings: swiftSyntax),
  ],
  swiftLanguageModes: [.v5]
)

// Tests of a module are in the group of that module.
for (group, modules) in groups {
  for target in package.targets {
    if modules.contains(target.name) { target.path = "Sources/\(group)/\(target.name)" }
    if target.type == .test, modules.contains(String(target.name.dropLast("Tests".count))) {
      target.path = "Tests/\(group)/\(target.name)"
    }
  }
}

// Each tensor is checked where it is made (Tensor+Invariants.swift): for the fuzzer, and where asked for.
let environment = ProcessInfo.processInfo.environment
if environment["LECTERN_FUZZ"] != nil || environment["LECTERN_CHECK_INVARIANTS"] != nil {
  for target in package.targets where target.name == "Tensors" {
    target.swiftSettings = [.define("LECTERN_CHECK_INVARIANTS")]
  }
}

// The fuzzer is no part of a usual build, since it is linked with libFuzzer: see scripts/fuzz.sh.
if environment["LECTERN_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(name: "lectern-fuzz", dependencies: ["FuzzedReaders"], path: "Tests/Library/Fuzzing"))
}
