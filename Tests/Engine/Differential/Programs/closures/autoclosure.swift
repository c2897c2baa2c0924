func check(_ condition: @autoclosure () -> Bool, _ message: @autoclosure () -> String) {
  if !condition() { print("failed: \(message())") }
}

var evaluations = 0

func costly() -> String {
  evaluations += 1
  return "costly \(evaluations)"
}

check(1 < 2, costly())
check(2 < 1, costly())
print(evaluations)

infix operator ???: NilCoalescingPrecedence

func ??? <T>(value: T?, fallback: @autoclosure () -> T) -> T { value ?? fallback() }

let known: String? = "known"
print(known ??? costly(), evaluations)
print(nil ??? costly(), evaluations)
