import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// Runs a tool to its end and returns what it wrote to standard output and, unless told otherwise, standard error; if told so,
/// nobody gets to see that.
package func runTool(
  _ executable: String, _ arguments: [String], environment: ChildEnvironment = ChildEnvironment(),
  mergesErrors: Bool = true
) throws -> (status: Int32, output: String) {
  let ends = try connectedDescriptors()
  defer { close(ends.0) }
  let process: ChildProcess
  do {
    let errors = mergesErrors ? ends.1 : open("/dev/null", O_WRONLY | O_CLOEXEC)
    defer {
      close(ends.1)
      if !mergesErrors { close(errors) }
    }
    process = try ChildProcess(
      executable: executable, arguments: arguments, environment: environment,
      descriptors: [(1, ends.1), (2, errors)])
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
