import Cells
import Foundation
import Testing

/// Folders, environments and caches as they are found in the field.
@Suite(.serialized) struct WhereItRunsTests {
  private func newFolder() -> String {
    let folder = URL(fileURLWithPath: NSTemporaryDirectory()).resolvingSymlinksInPath()
      .appendingPathComponent("where-\(UUID().uuidString)").path
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    return folder
  }

  // MARK: Working folder

  @Test func aWorkingFolderThatIsGoneIsReplacedByTheNextAbove() {
    let folder = newFolder()
    #expect(WorkingFolder(folder).notice == nil)
    let gone = WorkingFolder(folder + "/a/b")
    #expect(gone.path == folder && gone.notice?.contains("\(folder)/a/b is not there any more") == true)
    #expect(WorkingFolder("", home: folder).path == folder)
  }

  @Test func aSessionWhoseFolderIsRemovedGoesOn() throws {
    let parent = newFolder()
    let folder = parent + "/work"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let notebook = try Notebook(workingDirectory: folder)
    notebook.value("let a = 1")
    try FileManager.default.removeItem(atPath: folder)
    #expect(notebook.value("a + 1") == "\"2\"")
    try notebook.session.restart()
    let output = notebook.run("import Foundation\nFileManager.default.currentDirectoryPath")
    #expect(output.result?.contains(URL(fileURLWithPath: parent).lastPathComponent) == true)
    #expect(output.streams.contains("cells run in \(parent) now"))
    #expect(notebook.run("1").streams == "")
    #expect(notebook.run("import Foundation\nexit(3)").error?.name == "WorkerDied")
    #expect(notebook.value("1 + 1") == "\"2\"")
  }

  // MARK: Temporary files

  @Test func onlyFoldersThatNobodyHoldsAreRemoved() throws {
    let parent = newFolder()
    let environment = ["TMPDIR": parent]
    let held = try SessionFolder(environment: environment)
    // Numbers of processes mean nothing: those of other containers may not be known here.
    let left = parent + "/lectern-1-abc"
    let others = parent + "/lectern-4000000-abc"
    for folder in [left, others] { #expect(mkdir(folder, 0o700) == 0) }
    let lock = open(others, O_RDONLY)
    #expect(flock(lock, LOCK_EX) == 0)
    let second = try SessionFolder(environment: environment)
    #expect(access(held.path, F_OK) == 0 && access(second.path, F_OK) == 0)
    #expect(access(left, F_OK) != 0)
    #expect(access(others, F_OK) == 0)
    close(lock)
  }

  @Test func aFolderWithoutExecutionIsPassedOver() throws {
    let folder = newFolder()
    let other = try TemporaryFolder.executable(environment: ["TMPDIR": folder]) { $0 != folder }
    #expect(other != folder)
    #expect(try TemporaryFolder.executable(environment: ["TMPDIR": folder]) == folder)
    let error = #expect(throws: FileTrouble.self) {
      try TemporaryFolder.executable(environment: ["TMPDIR": folder]) { _ in false }
    }
    #expect("\(try #require(error))".contains("\(folder) is mounted without execution"))
  }

  @Test func filesThatWereTidiedAwayComeBack() throws {
    let notebook = try Notebook()
    notebook.value("struct Point { var x = 1 }\nfunc twice(_ n: Int) -> Int { 2 * n }")
    notebook.value("let p = Point()")
    let folder = notebook.session.traces.folder
    for file in try FileManager.default.contentsOfDirectory(atPath: folder) {
      try? FileManager.default.removeItem(atPath: "\(folder)/\(file)")
    }
    #expect(notebook.value("twice(p.x + Point().x)") == "\"4\"")
    try FileManager.default.removeItem(atPath: folder)
    #expect(notebook.value("twice(p.x + Point().x)") == "\"4\"")
    #expect(notebook.session.completions(in: "twi", at: 3).matches.contains { $0.text.hasPrefix("twice") })
    #expect(notebook.run("let none: [Int] = []\nnone[1]").trace.contains("line 2"))
  }

  // MARK: Environment

  @Test func cellsHaveTheUsersEnvironmentAndNothingOfOurs() throws {
    let notebook = try Notebook(environment: ["LD_LIBRARY_PATH": "/users/own", "TEST_NAME": "жар"])
    notebook.value(
      "import Foundation\nfunc value(_ n: String) -> String { getenv(n).map { String(cString: $0) } ?? \"none\" }"
    )
    #expect(notebook.value("value(\"LD_LIBRARY_PATH\")")?.contains("/users/own") == true)
    #expect(notebook.value("value(\"TEST_NAME\")")?.contains("жар") == true)
    let ours =
      "ProcessInfo.processInfo.environment.keys.filter { $0.hasPrefix(\"_LECTERN\") || $0 == \"LECTERN_SESSION\" }.count"
    #expect(notebook.value(ours) == "\"0\"")
    #expect(
      notebook.value("value(\"SWIFT_BACKTRACE\")")?.contains("none") == true
        || getenv("SWIFT_BACKTRACE") != nil)
  }

  @Test func bytesThatAreNoTextReachTheChild() throws {
    let bytes: [UInt8] = [0x61, 0xFF, 0xFE]
    var variables = ChildEnvironment()
    variables.set("TEST_BYTES", bytes)
    let result = try runTool(
      "/bin/sh", ["-c", "printf %s \"$TEST_BYTES\" | od -An -tx1"], environment: variables)
    #expect(result.output.split(separator: " ").map { $0.filter(\.isHexDigit) } == ["61", "ff", "fe"])
  }

  // MARK: Caches

  @Test func relativeCacheFoldersAreIgnored() {
    #expect(CacheFolder.usual(environment: ["XDG_CACHE_HOME": "caches", "HOME": "/h"]) == "/h/.cache")
    #expect(CacheFolder.usual(environment: ["XDG_CACHE_HOME": "/c", "HOME": "/h"]) == "/c")
    #expect(CacheFolder.usual(environment: ["XDG_CACHE_HOME": "c", "HOME": ""]) == nil)
  }

  /// The C modules that the library uses inside are known before the compiler misses one.
  @Test func anEmptyCacheNeedsNoSecondCompilation() throws {
    let cache = newFolder()
    let notebook = try Notebook(moduleCache: cache)
    func standIns() throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: "\(cache)/stand-ins").sorted()
    }
    let before = try standIns()
    #expect(notebook.run("Tensor([1.0]).item() + 1").result == "\"2.0\"")
    #expect(try standIns() == before)
  }

  @Test(arguments: [0, 2]) func aDamagedCacheHealsItself(divisor: Int) throws {
    let cache = newFolder()
    func sum() throws -> String? {
      let notebook = try Notebook(moduleCache: cache)
      return notebook.run("import Foundation\nDate(timeIntervalSince1970: 0).timeIntervalSince1970 + 1")
        .result
    }
    #expect(try sum() == "\"1.0\"")
    var count = 0
    let files = try #require(FileManager.default.enumerator(atPath: cache)?.allObjects as? [String])
    for file in files where file.hasSuffix(".pcm") {
      let path = "\(cache)/\(file)"
      let size = try #require(FileManager.default.contents(atPath: path)?.count)
      #expect(truncate(path, divisor == 0 ? 0 : size / divisor) == 0)
      count += 1
    }
    #expect(count > 0)
    #expect(try sum() == "\"1.0\"")
  }

  @Test func errorsOfFoundationAreToldInWords() throws {
    let error = #expect(throws: (any Error).self) {
      try FileManager.default.createDirectory(atPath: "/proc/none/a", withIntermediateDirectories: true)
    }
    let words = inWords(try #require(error))
    #expect(words.contains("/proc/none") && !words.contains("Error Domain"))
  }
}
