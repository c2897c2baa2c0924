let value = 1

func shadow(_ value: Int) -> Int {
  let doubled = value * 2
  do {
    let value = "inner"
    print(value)
  }
  return doubled + value
}

print(shadow(10), value)

let optional: Int? = 5

if let optional { print("unwrapped", optional + value) }

if let value = optional, value > 4 { print("inner value", value) }

guard let sure = optional else { fatalError() }
print(sure)

for value in [7, 8] where value > 7 { print("loop", value) }

let values = [3, 4].map { value in value * 10 }
print(values, value)
