import FileFormats
import Foundation

/// The files that scripts/golden/files_formats.py made with the reference libraries.
enum Golden {
  static let folder = Bundle.module.bundleURL.appendingPathComponent("Golden")

  static func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appendingPathComponent(name)))
  }
}

/// An array of numbers of any type, for tests.
func numbers<Number>(_ type: ElementType, _ shape: [Int], _ values: [Number]) -> NumericArray {
  NumericArray(type: type, shape: shape, bytes: values.withUnsafeBytes { Array($0) })
}

/// Damage for tests of readers: `bytes` with one to eight of them changed, the same for the same seed.
func mutated(_ bytes: [UInt8], seed: UInt64) -> [UInt8] {
  var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
  func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
  var result = bytes
  for _ in 0...(next() % 8) {
    result[Int(next() % UInt64(bytes.count))] =
      [0, 0xff, 0x80, UInt8(truncatingIfNeeded: next())][Int(next() % 4)]
  }
  return result
}
