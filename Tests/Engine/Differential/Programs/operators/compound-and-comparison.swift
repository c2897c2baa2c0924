struct Counter {
  var value = 0
}

infix operator +++=: AssignmentPrecedence

extension Counter {
  static func +++= (counter: inout Counter, step: Int) { counter.value += 3 * step }
  static postfix func ++ (counter: inout Counter) -> Int {
    defer { counter.value += 1 }
    return counter.value
  }
}

// With the above: the extension's `++` needs this declaration.
postfix operator ++

var counter = Counter()
counter +++= 2
print(counter.value, counter++, counter.value)

infix operator <=>: ComparisonPrecedence

func <=> <T: Comparable>(left: T, right: T) -> Int { left < right ? -1 : left == right ? 0 : 1 }

print(1 <=> 2, "b" <=> "a", 2.5 <=> 2.5)
print([3, 1, 2].sorted { ($0 <=> $1) == 1 })
