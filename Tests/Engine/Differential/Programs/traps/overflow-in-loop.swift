func factorial(_ n: Int) -> Int { n < 2 ? 1 : n * factorial(n - 1) }

print(factorial(20))

for n in [5, 10] { print(n, factorial(n)) }

print(factorial(21))
