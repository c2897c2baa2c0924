import Observation

@Observable
final class Counter {
  var value = 0
  var name = "counter"
}

let counter = Counter()
var changes = 0

withObservationTracking {
  print(counter.value)
} onChange: {
  changes += 1
}

counter.name = "other"
print(changes)
counter.value = 5
counter.value = 6
print(changes, counter.value)

extension Counter {
  func reset() { value = 0 }
}

counter.reset()
print(counter.value, counter.name)
