struct Outer {
  private struct Secret { var value = 1 }
  private var secret = Secret()
  private enum Keys { static let name = "key" }
  mutating func bump() { secret.value += 1 }
  var reading: String { "\(Keys.name)=\(secret.value)" }
}

var outer = Outer()
outer.bump()
print(outer.reading)

extension Outer {
  private var doubled: Int { secret.value * 2 }
  var report: String { "\(doubled) \(Keys.name.count)" }
}

print(outer.report)

extension Outer {
  var third: Int { doubled + 1 }
}

print(outer.third)
