final class Ref<T> {
  var value: T
  init(_ value: T) { self.value = value }
}

let a = Ref(1)
let b = Ref(1)
let c = a
print(a === c, a === b, a !== b)

extension Ref: Equatable where T: Equatable {
  static func == (left: Ref, right: Ref) -> Bool { left.value == right.value }
}

print(a == b, [a] == [b])

extension Ref: Hashable where T: Hashable {
  func hash(into hasher: inout Hasher) { hasher.combine(value) }
}

print(Set([a, b, c]).count, [a: "first"][b] ?? "none")
a.value = 5
print(c.value, a == b, ObjectIdentifier(a) == ObjectIdentifier(c))
