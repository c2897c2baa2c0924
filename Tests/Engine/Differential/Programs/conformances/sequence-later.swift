struct Countdown {
  var start: Int
}

let three = Countdown(start: 3)

extension Countdown: Sequence {
  func makeIterator() -> AnyIterator<Int> {
    var left = start
    return AnyIterator {
      defer { left -= 1 }
      return left > 0 ? left : nil
    }
  }
}

for number in three { print(number) }

print(three.map { $0 * 2 }, three.reduce(0, +), Array(three.reversed()))

let letters = zip(three, "abc")
for (number, letter) in letters { print(number, letter) }

print(three.contains(2), three.sorted())
