func perform(_ name: String, before: () -> Void = {}, work: () -> Int, after: (Int) -> Void) {
  print("perform", name)
  before()
  after(work())
}

perform("one") {
  6 * 7
} after: { result in
  print("got", result)
}

final class Queue {
  private var jobs: [(String, () -> Int)] = []
  func add(_ name: String, job: @escaping () -> Int) { jobs.append((name, job)) }
  func run() -> [String: Int] {
    var results: [String: Int] = [:]
    for (name, job) in jobs { results[name] = job() }
    jobs = []
    return results
  }
}

let queue = Queue()
var base = 10
queue.add("sum") { base + 1 }
queue.add("product") { base * 2 }
base = 100
let results = queue.run()
for key in results.keys.sorted() { print(key, results[key]!) }
print(queue.run().isEmpty)
