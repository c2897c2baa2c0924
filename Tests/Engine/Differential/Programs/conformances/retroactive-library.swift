import Foundation

extension String: @retroactive Error {}

func check(_ value: Int) throws {
  if value < 0 { throw "negative: \(value)" }
}

do {
  try check(1)
  try check(-1)
} catch {
  print("caught \(error)")
}

extension Int: @retroactive Identifiable { public var id: Int { self } }

func ids<T: Identifiable>(_ items: [T]) -> [T.ID] { items.map(\.id) }

print(ids([3, 1, 2]))
