import FileFormats
import Testing

@Suite struct HDF5Tests {
  @Test func readsWhatH5pyWrites() throws {
    let tree = try HDF5Group.decode(Golden.bytes("tree.h5"))
    #expect(tree.attributes["title"] == .text("žluť"))
    #expect(tree.attributes["fixed"] == .text("abc"))
    #expect(tree.attributes["number"] == .array(numbers(.float32, [], [1.5] as [Float])))
    #expect(tree.attributes["names"] == nil)
    let vars = try #require(tree.group(at: "layers/dense/vars"))
    #expect(vars.attributes == ["name": .text("dense_7")])
    #expect(vars.array("0") == numbers(.float32, [2, 3], [0, 1, 2, 3, 4, 5] as [Float]))
    #expect(vars.array("1") == numbers(.float64, [3], [1, 2, 3] as [Double]))
    #expect(tree.array("count") == numbers(.int64, [], [12]))
    #expect(tree.array("bytes") == numbers(.uint8, [4], [0, 1, 2, 3] as [UInt8]))
    #expect(tree.array("flags") == numbers(.bool, [2], [true, false]))
    #expect(tree.array("half") == numbers(.float16, [2], [0x3C00, 0xC100] as [UInt16]))
    #expect(tree.array("seed") == numbers(.uint32, [2], [1, 2] as [UInt32]))
    #expect(tree.array("packed") == numbers(.int32, [1000], (0..<1000).map(Int32.init)))
    #expect(tree.array("empty") == numbers(.float32, [0, 2], [Float]()))
    #expect(tree.group(at: "vars") == HDF5Group())
    #expect(tree.group(at: "vars/none") == nil)
  }

  @Test func writesWhatItReads() throws {
    var tree = HDF5Group()
    tree.attributes["name"] = .text("модель")
    tree.attributes["version"] = .array(numbers(.int64, [2], [3, 9]))
    var vars = HDF5Group()
    vars["0"] = .array(numbers(.float32, [2, 1], [1, .nan] as [Float]))
    vars["1"] = .array(numbers(.int64, [], [7]))
    vars["10"] = .array(numbers(.uint8, [0], [UInt8]()))
    tree.setGroup(vars, at: ["layers", "dense", "vars"])
    tree.setGroup(HDF5Group(), at: ["vars"])
    let again = try HDF5Group.decode(tree.encode())
    #expect(again == tree)
  }

  @Test(arguments: [
    ("cycle", "contains itself"), ("external_storage", "other files"), ("virtual", "other files"),
    ("deep", "deep"), ("huge", "declares an array"), ("soft", "link to another place"),
    ("external", "link to another place"), ("text", "neither numbers"),
  ])
  func hostileFilesAreRefused(name: String, reason: String) throws {
    var limits = HDF5Limits()
    limits.depth = 8
    limits.bytes = 1 << 20
    let bytes = try Golden.bytes("hostile_\(name).h5")
    let error = #expect(throws: FileError.self) { try HDF5Group.decode(bytes, limits: limits) }
    #expect(error?.message.contains(reason) == true, "\(error?.message ?? "")")
  }

  @Test func everyTruncationIsAnErrorOrTheWholeTree() throws {
    var tree = HDF5Group()
    tree["a"] = .array(numbers(.float32, [4], [1, 2, 3, 4] as [Float]))
    let bytes = try tree.encode()
    for length in stride(from: 0, to: bytes.count, by: 1) {
      let read = try? HDF5Group.decode(Array(bytes.prefix(length)))
      #expect(read == nil || read == tree, "cut to \(length)")
    }
  }

  @Test func damagedFilesNeverTrap() throws {
    let bytes = try Golden.bytes("tree.h5")
    var limits = HDF5Limits()
    limits.bytes = 1 << 20
    limits.nodes = 1000
    for seed in 1...2000 { _ = try? HDF5Group.decode(mutated(bytes, seed: UInt64(seed)), limits: limits) }
  }
}
