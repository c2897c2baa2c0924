import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// Runs a tool to its end and returns what it wrote to standard output and, unless told otherwise, standard error.
func runTool(
  _ executable: String, _ arguments: [String], environment: [String: String]? = nil, mergesErrors: Bool = true
) throws -> (status: Int32, output: String) {
  let ends = try connectedDescriptors()
  defer { close(ends.0) }
  let process: ChildProcess
  do {
    defer { close(ends.1) }
    let streams: [Int32] = mergesErrors ? [1, 2] : [1]
    process = try ChildProcess(
      executable: executable, arguments: arguments, environment: environment,
      descriptors: streams.map { ($0, ends.1) })
  }
  var output: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let got = read(ends.0, &buffer, buffer.count)
    if got < 0 && errno == EINTR { continue }
    if got <= 0 { break }
    output += buffer[..<got]
  }
  return (process.wait(), String(decoding: output, as: UTF8.self))
}
