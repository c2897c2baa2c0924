#if compiler(>=5.5)
protocol Animal { var legs: Int { get } }
struct Dog: Animal { let legs = 4 }
#else
struct Dog { let legs = 0 }
#endif

print(Dog().legs)

#if canImport(Glibc)
import Glibc
let root = sqrt(16.0)
#elseif canImport(Darwin)
import Darwin
let root = sqrt(16.0)
#else
let root = 4.0
#endif

print(root)

#if !os(Windows)
extension Dog: CustomStringConvertible {
  var description: String { "dog with \(legs) legs" }
}
infix operator <+>: AdditionPrecedence
func <+> (left: Dog, right: Dog) -> Int { left.legs + right.legs }
#endif

print(Dog(), Dog() <+> Dog())

#if os(Linux)
var count = 0
for _ in 0..<3 { count += 1 }
print("counted", count)
#endif

count += 1
print(count)

func platform() -> String {
  #if os(Linux)
  return "linux"
  #else
  return "other"
  #endif
}

print(platform())
