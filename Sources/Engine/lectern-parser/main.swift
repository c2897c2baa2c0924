// Parses texts of users before the kernel does, so that one that ends the parser, or that the parser does not come to an end
// with, ends this process only.
//
// On standard input, a socket: length of a text (4 bytes, little-endian), text. Written to it: a byte when the text has been
// parsed. The process ends when its input does.

import Cells
import Foundation

/// Seconds of computing that a text of `count` bytes may take: about ten times what an ordinary one takes.
func allowance(_ count: Int) -> Int { 2 + count / 50_000 }

/// Lets the system end this process by SIGPROF after so many seconds of computing; 0 for never.
func limitTime(to seconds: Int) {
  var timer = itimerval()
  timer.it_value.tv_sec = seconds
  setitimer(__itimer_which_t(ITIMER_PROF.rawValue), &timer, nil)
}

func limit(_ resource: __rlimit_resource, to amount: rlim_t) {
  var limits = rlimit()
  getrlimit(__rlimit_resource_t(resource.rawValue), &limits)
  limits.rlim_cur = min(limits.rlim_max, amount)
  setrlimit(__rlimit_resource_t(resource.rawValue), &limits)
}

func readFully(_ count: Int) -> [UInt8]? {
  var bytes = [UInt8](repeating: 0, count: count)
  var done = 0
  while done < count {
    let got = bytes.withUnsafeMutableBytes { read(0, $0.baseAddress.map { $0 + done }, count - done) }
    if got < 0 && errno == EINTR { continue }
    if got <= 0 { return nil }
    done += got
  }
  return bytes
}

func serve() {
  while let header = readFully(4) {
    let count = header.reversed().reduce(0) { $0 << 8 | Int($1) }
    guard let text = readFully(count) else { return }
    limitTime(to: allowance(count))
    SourceParser.rehearse(String(decoding: text, as: UTF8.self))
    limitTime(to: 0)
    var answer = UInt8(ascii: "+")
    if write(0, &answer, 1) != 1 { return }
  }
}

setsid()  // Ctrl-C in a terminal is not for this process
limit(RLIMIT_CORE, to: 0)
limit(RLIMIT_AS, to: 4 << 30)
SourceParser.rehearse("print(1)")  // what is set up once
let thread = Thread {
  serve()
  exit(0)
}
thread.stackSize = SourceParser.trialStackSize
thread.start()
while true { pause() }
