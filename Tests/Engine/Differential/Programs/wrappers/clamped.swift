@propertyWrapper
struct Clamped<Value: Comparable> {
  private var value: Value
  private let range: ClosedRange<Value>
  init(wrappedValue: Value, _ range: ClosedRange<Value>) {
    self.range = range
    value = min(max(wrappedValue, range.lowerBound), range.upperBound)
  }
  var wrappedValue: Value {
    get { value }
    set { value = min(max(newValue, range.lowerBound), range.upperBound) }
  }
  var projectedValue: ClosedRange<Value> { range }
}

struct Volume {
  @Clamped(0...10) var level = 5
  @Clamped(0...1) var balance = 0.5
}

var volume = Volume()
volume.level = 40
volume.balance = -3
print(volume.level, volume.balance, volume.$level)

func set(@Clamped(1...3) _ n: Int) -> Int { n }

print(set(9), set(2))

class Player {
  @Clamped(0...100) var health = 120
}

let player = Player()
print(player.health)
player.health -= 150
print(player.health)
