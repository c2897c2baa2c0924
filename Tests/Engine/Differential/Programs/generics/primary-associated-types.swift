func evens(upTo n: Int) -> some Collection<Int> { stride(from: 0, through: n, by: 2).map { $0 } }

print(evens(upTo: 9).count, Array(evens(upTo: 5)))

func total(_ numbers: some Sequence<Int>) -> Int { numbers.reduce(0, +) }

print(total([1, 2]), total(evens(upTo: 6)), total(Set([4, 4])))

protocol Source<Output> {
  associatedtype Output
  func next() -> Output?
}

final class Counter: Source {
  private var n = 0
  func next() -> Int? {
    n += 1
    return n <= 2 ? n : nil
  }
}

func drain<T>(_ source: any Source<T>) -> [T] {
  var result: [T] = []
  while let item = source.next() { result.append(item) }
  return result
}

print(drain(Counter()))

let boxed: any Source<Int> = Counter()
print(boxed.next() ?? -1)
