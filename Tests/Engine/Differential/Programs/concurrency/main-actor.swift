@MainActor
final class ViewModel {
  private(set) var titles: [String] = []
  func add(_ title: String) { titles.append(title) }
}

let first = await Task { @MainActor in
  let model = ViewModel()
  model.add("one")
  return model
}.value

await MainActor.run { first.add("two") }
print(await Task { @MainActor in first.titles }.value)

@MainActor func update(_ model: ViewModel) -> Int {
  model.add("three")
  return model.titles.count
}

print(await Task.detached { await update(first) }.value)

@globalActor actor Storage {
  static let shared = Storage()
}

@Storage enum Saved {
  static var values: [Int] = []
  static func save(_ n: Int) -> Int {
    values.append(n)
    return values.count
  }
}

print(await Saved.save(5), await Saved.save(6))
