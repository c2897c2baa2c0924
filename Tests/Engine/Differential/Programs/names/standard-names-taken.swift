struct Result { var value: Int }

let result = Result(value: 3)
print(result.value)

enum Character { case hero(name: String), villain }

func describe(_ character: Character) -> String {
  if case .hero(let name) = character { name } else { "villain" }
}

print(describe(.hero(name: "Ada")), describe(.villain))

final class Task {
  var isDone = false
  func finish() { isDone = true }
}

let task = Task()
task.finish()
print(task.isDone)

func max(_ a: String, _ b: String) -> String { a.count > b.count ? a : b }

print(max("abc", "z"), Swift.max(1, 2))

typealias Index = Int
let Int8 = "a variable"
print(Int8, Index.max == Int.max)
