struct Settings {
  var name: String
  var size = 12
  var tags: [String] = ["a"]
  let version = 3
}

print(Settings(name: "x"), Settings(name: "y", tags: []).tags.count)

struct Range2 {
  var low: Int
  var high: Int
}

extension Range2 {
  init(around n: Int) { self.init(low: n - 1, high: n + 1) }
  init?(_ text: String) {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 2 else { return nil }
    self = Range2(low: parts[0], high: parts[1])
  }
}

print(Range2(around: 5), Range2("3-9")!, Range2("x") as Any)

func connect(host: String = "localhost", port: Int = 80, secure: Bool = false) -> String {
  "\(secure ? "https" : "http")://\(host):\(port)"
}

print(connect(), connect(port: 8080), connect(host: "h", secure: true))
