func half(_ n: Int) -> Int {
  assert(n % 2 == 0, "not even")
  return n / 2
}

print(half(10))

for i in 0..<3 { print(half(2 * i)) }

print(half(3))
