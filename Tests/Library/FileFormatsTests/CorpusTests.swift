import Foundation
import FuzzedReaders
import Testing

/// What fuzzing has found (docs/fuzzing.md): every input goes through its reader, which may refuse it but not crash.
@Suite struct CorpusTests {
  static let folder = Bundle.module.bundleURL.appendingPathComponent("Corpus")

  private func inputs(_ reader: FuzzedReader) -> [URL] {
    let folder = Self.folder.appendingPathComponent(reader.rawValue)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().map { folder.appendingPathComponent($0) }
  }

  @Test(arguments: FuzzedReader.allCases) func nothingCrashes(reader: FuzzedReader) throws {
    let inputs = inputs(reader)
    #expect(!inputs.isEmpty)
    for url in inputs { try? reader.read([UInt8](Data(contentsOf: url))) }
  }
}
