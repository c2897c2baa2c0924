// Feeds a reader with what libFuzzer makes up. Built and run by scripts/fuzz.sh, which links libFuzzer:
//
//   LECTERN_FUZZED=hdf5 lectern-fuzz CORPUS... [libFuzzer's options]
//   LECTERN_FUZZED=hdf5 lectern-fuzz replay FILE...     reads files once, without libFuzzer, to measure coverage
import Foundation
import FuzzedReaders

/// libFuzzer's own main, by the name under which a program that has one of its own may call it.
@_silgen_name("LLVMFuzzerRunDriver")
func runFuzzer(
  _ count: UnsafeMutablePointer<Int32>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ callback: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

/// The reader that the environment names.
enum Chosen {
  static let reader: FuzzedReader = {
    let name = ProcessInfo.processInfo.environment["LECTERN_FUZZED"] ?? ""
    guard let reader = FuzzedReader(rawValue: name) else {
      print("LECTERN_FUZZED must be one of: \(FuzzedReader.allCases.map(\.rawValue).joined(separator: ", "))")
      exit(64)
    }
    return reader
  }()
}

var count = CommandLine.argc
var arguments = CommandLine.unsafeArgv
if CommandLine.arguments.dropFirst().first == "replay" {
  for path in CommandLine.arguments.dropFirst(2) {
    try? Chosen.reader.read([UInt8](Data(contentsOf: URL(fileURLWithPath: path))))
  }
} else {
  exit(
    runFuzzer(&count, &arguments) { bytes, count in
      try? Chosen.reader.read(Array(UnsafeBufferPointer(start: bytes, count: count)))
      return 0
    })
}
