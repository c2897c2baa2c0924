var step = 1

func increment(_ number: inout Int) { number += step }

var copy = step
increment(&copy)
print(copy)

struct Holder {
  var value = 1
  mutating func change(_ body: (inout Int) -> Void) { body(&value) }
}

var holder = Holder()
holder.change { $0 += 5 }
print(holder.value)

let local = step
step = local + 1
var other = step
increment(&other)
print(step, other)

var numbers = [1, 2, 3]

func addFirst(to list: inout [Int], _ index: Int) {
  let first = list[0]
  list[index] += first
}

addFirst(to: &numbers, 2)
holder.change { $0 = numbers[2] }
print(numbers, holder.value)
