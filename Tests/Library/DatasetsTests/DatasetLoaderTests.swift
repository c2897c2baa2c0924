import Datasets
import Digests
import FileFormats
import Foundation
import Testing

/// A data set of four tiny files, to be had from a server on this machine.
struct TinyDataset {
  let array = NumericArray(type: .uint8, shape: [2, 2], bytes: [1, 2, 3, 4])
  let bytes: [UInt8]
  let file: PublishedFile
  let dataset: PublishedDataset
  var folders = DatasetFolders(environment: [:])
  var downloader = Downloader()

  init() throws {
    bytes = try IDX.encode(array)
    // sha256 of 00 00 08 02 00000002 00000002 01020304, by sha256sum.
    file = PublishedFile(
      name: "tiny-idx2-ubyte.gz", unpackedSize: bytes.count,
      unpackedSHA256: "eec48ed318b35e06e724fbae17496c640d8db7036b72597dabf0901e6fe26c3c")
    dataset = PublishedDataset(
      title: "Tiny", folder: "tiny", packageFolder: nil, packageName: "dataset-tiny", addresses: [],
      digests: ("", "", "", ""))
    folders.cache = NSTemporaryDirectory() + "lectern-datasets-\(UUID().uuidString)"
    downloader.pause = 0.01
    downloader.timeout = 120
  }

  var cached: String { "\(folders.cacheFolder(dataset))/\(file.name)" }
  func load() throws -> NumericArray {
    try DatasetLoader(dataset, folders: folders, downloader: downloader).array(file)
  }
  func put(_ bytes: [UInt8], in folder: String, name: String? = nil) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try AtomicFile.write(bytes, to: "\(folder)/\(name ?? file.name)")
  }
  func remove() { try? FileManager.default.removeItem(atPath: folders.cache) }
}

@Suite struct DatasetLoaderTests {
  @Test func digestIsThatOfTheStandard() {
    // FIPS 180-4's example "abc".
    #expect(
      SHA256.hexadecimal(Array("abc".utf8))
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test func downloadIsCheckedAndKept() throws {
    var tiny = try TinyDataset()
    defer { tiny.remove() }
    let server = ScriptedServer([ScriptedServer.answer("200 OK", tiny.bytes)])
    tiny.folders.address = server.address
    #expect(try tiny.load() == tiny.array)
    #expect(server.paths == ["/tiny/tiny-idx2-ubyte.gz"])
    #expect(FileManager.default.fileExists(atPath: tiny.cached))
    #expect(try tiny.load() == tiny.array)
    #expect(server.paths.count == 1)
  }

  @Test func serverErrorsAndCutConnectionsAreTriedAgain() throws {
    var tiny = try TinyDataset()
    defer { tiny.remove() }
    let server = ScriptedServer([
      ScriptedServer.answer("503 Busy", []),
      ScriptedServer.answer("200 OK", Array(tiny.bytes.prefix(7)), declaredLength: tiny.bytes.count),
      ScriptedServer.answer("200 OK", tiny.bytes),
    ])
    tiny.folders.address = server.address + "/"
    #expect(try tiny.load() == tiny.array)
    #expect(server.paths.count == 3)
  }

  @Test func wrongContentIsRefusedAndNotKept() throws {
    var tiny = try TinyDataset()
    defer { tiny.remove() }
    let server = ScriptedServer([ScriptedServer.answer("200 OK", tiny.bytes.dropLast() + [9])])
    tiny.folders.address = server.address
    let error = #expect(throws: DatasetError.self) { try tiny.load() }
    #expect(error?.message.contains("SHA-256") == true)
    #expect(try FileManager.default.contentsOfDirectory(atPath: tiny.folders.cacheFolder(tiny.dataset)) == [])
  }

  @Test func tooLongAnAnswerIsCutOff() throws {
    var tiny = try TinyDataset()
    defer { tiny.remove() }
    let server = ScriptedServer([ScriptedServer.answer("200 OK", [UInt8](repeating: 7, count: 1 << 20))])
    tiny.folders.address = server.address
    let error = #expect(throws: DatasetError.self) { try tiny.load() }
    #expect(error?.message.contains("sent more than") == true)
  }

  @Test func missingFileOnTheServerIsNotTriedAgain() throws {
    var tiny = try TinyDataset()
    defer { tiny.remove() }
    let server = ScriptedServer([ScriptedServer.answer("404 Not Found", [])])
    tiny.folders.address = server.address
    let error = #expect(throws: DatasetError.self) { try tiny.load() }
    #expect(error?.message.contains("404") == true)
    #expect(server.paths.count == 1)
  }

  @Test func withoutNetworkAndDataTheErrorSaysWhatToDo() throws {
    var tiny = try TinyDataset()
    defer { tiny.remove() }
    tiny.folders.address = "http://127.0.0.1:1"
    let error = #expect(throws: DatasetError.self) { try tiny.load() }
    let message = error?.message ?? ""
    #expect(message.contains("sudo apt install dataset-tiny"))
    #expect(message.contains(tiny.folders.cacheFolder(tiny.dataset)))
    #expect(message.contains("LECTERN_DATA_DIR"))
  }

  @Test func chosenFolderComesFirstAndIsNeverReplaced() throws {
    var tiny = try TinyDataset()
    defer { tiny.remove() }
    tiny.folders.address = "http://127.0.0.1:1"
    tiny.folders.chosen = tiny.folders.cache + "/chosen"
    try tiny.put(tiny.bytes, in: tiny.folders.cache + "/chosen/tiny", name: "tiny-idx2-ubyte")
    #expect(try tiny.load() == tiny.array)
    try tiny.put([1, 2, 3], in: tiny.folders.cache + "/chosen/tiny")
    let error = #expect(throws: DatasetError.self) { try tiny.load() }
    #expect(error?.message.contains("is not the published file") == true)
  }

  @Test func damagedFileInTheCacheIsReplaced() throws {
    var tiny = try TinyDataset()
    defer { tiny.remove() }
    try tiny.put([0x1f, 0x8b, 8, 0, 1], in: tiny.folders.cacheFolder(tiny.dataset))
    let server = ScriptedServer([ScriptedServer.answer("200 OK", tiny.bytes)])
    tiny.folders.address = server.address
    #expect(try tiny.load() == tiny.array)
    #expect(try IDX.readFile(tiny.cached) == tiny.array)
  }
}
