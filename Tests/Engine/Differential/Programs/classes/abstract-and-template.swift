class Task {
  final func run() -> [String] { ["before"] + steps() + ["after"] }
  func steps() -> [String] { fatalError("override steps") }
}

class Cook: Task {
  override func steps() -> [String] { ["chop", "boil"] }
}

class SlowCook: Cook {
  let hours: Int
  init(hours: Int) { self.hours = hours }
  override func steps() -> [String] { super.steps() + ["wait \(hours)"] }
}

print(Cook().run())
print(SlowCook(hours: 3).run())

let tasks: [Task] = [Cook(), SlowCook(hours: 1)]
print(tasks.map { $0.run().count })

print(Task().run())
