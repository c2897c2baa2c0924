import Foundation

let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)

let file = folder.appendingPathComponent("notes.txt")

func write(_ lines: [String], to url: URL) throws {
  try lines.joined(separator: "\n").write(to: url, atomically: true, encoding: .utf8)
}

try write(["one", "two", "three"], to: file)

let text = try String(contentsOf: file, encoding: .utf8)
print(text.split(separator: "\n").count, text.count)

extension URL {
  var lines: [Substring] { get throws { try String(contentsOf: self, encoding: .utf8).split(separator: "\n") } }
}

print(try file.lines.map(\.count), file.pathExtension)

try FileManager.default.removeItem(at: folder)
print(FileManager.default.fileExists(atPath: file.path), (try? file.lines) == nil)

let data = Data([1, 2, 255])
print(data.base64EncodedString(), data.reduce(0) { $0 + Int($1) }, data.map { String($0, radix: 16) })

let set = NSMutableSet()
set.add("a")
set.add("a")
print(set.count, (["b", "a"] as NSArray).count)
