func byte(_ n: Int) -> UInt8 { UInt8(n) }

print(byte(255))

let values = [1, 20, 300]

for value in values.prefix(2) { print(byte(value)) }

func small(_ x: Double) -> Int8 { Int8(x) }

print(small(-12.7))
print(values.map(byte))
