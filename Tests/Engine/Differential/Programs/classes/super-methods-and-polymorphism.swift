class Logger {
  func log(_ text: String, level: Int = 1) { print("\(level): \(text)") }
}

class Prefixed: Logger {
  var prefix = ">"
  override func log(_ text: String, level: Int = 2) { super.log("\(prefix) \(text)", level: level) }
}

class Loud: Prefixed {
  override func log(_ text: String, level: Int = 3) { super.log(text.uppercased() + "!", level: level) }
}

let loggers: [Logger] = [Logger(), Prefixed(), Loud()]
for logger in loggers { logger.log("hello") }

let loud = Loud()
loud.prefix = "#"
loud.log("bye")

final class Silent: Loud {
  var count = 0
  override func log(_ text: String, level: Int = 4) { count += 1 }
}

let silent = Silent()
(silent as Logger).log("x")
(silent as Prefixed).log("y")
print(silent.count)
