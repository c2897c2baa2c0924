var log: [String] = []

func run(_ body: () -> Void) {
  log.append("start")
  defer { log.append("end") }
  body()
}

run { log.append("body") }
print(log)

let limits = [3, 2, 1, 0]

run { print(limits.map { 6 / max($0, 1) }) }
run { print(limits.map { 6 / $0 }) }
