import Foundation
import Messaging
import Testing

@Suite struct LogTests {
  private func newPipe() -> (reading: Int32, writing: Int32) {
    var ends: [Int32] = [-1, -1]
    #expect(pipe(&ends) == 0)
    return (ends[0], ends[1])
  }

  /// Adding lines ends, though nobody reads any: there would be room for 64 KB.
  @Test func aPipeThatNobodyReadsStopsNothing() {
    let ends = newPipe()
    let log = LogWriter(descriptor: ends.writing)
    for number in 0..<20_000 { log.add("warning \(number): nobody reads this\n") }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    var text = ""
    while !text.contains("more warnings were left out") {
      let got = read(ends.reading, &bytes, bytes.count)
      if got <= 0 { break }
      text += String(decoding: bytes[..<got], as: UTF8.self)
    }
    #expect(text.hasPrefix("warning 0: nobody reads this\n"))
    #expect(text.contains("more warnings were left out"))
  }

  @Test func aBrokenPipeAndAClosedDescriptorStopNothing() {
    let ends = newPipe()
    close(ends.reading)
    let broken = LogWriter(descriptor: ends.writing)
    for _ in 0..<10 { broken.add("nobody there\n") }
    broken.finish(waiting: 60)
    let closed = LogWriter(descriptor: 1_000_000)
    closed.add("no such descriptor\n")
    closed.finish(waiting: 60)
  }
}
