struct Config {
  static let created: String = {
    print("creating")
    return "config"
  }()
  static var count = 0
  lazy var parsed: [Int] = {
    print("parsing")
    Config.count += 1
    return [1, 2, 3]
  }()
}

var config = Config()
print("start")
print(config.parsed, config.parsed)
print(Config.created, Config.created)
print(Config.count)

class Cache {
  lazy var table = makeTable()
  func makeTable() -> [Int: Int] {
    print("table")
    return [1: 1]
  }
}

let cache = Cache()
print(cache.table[1] ?? 0, cache.table.count)
