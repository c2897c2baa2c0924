func process(_ items: [Int?]) -> Int {
  print("open")
  defer { print("close") }
  var total = 0
  for item in items {
    defer { total += 1 }
    guard let item else { continue }
    guard item >= 0 else {
      print("negative")
      return total
    }
    total += item
  }
  return total
}

print(process([1, nil, 2]))
print(process([1, -1, 100]))

do {
  defer { print("leaving") }
  print("inside")
}

func nested() {
  defer { print("1") }
  defer { print("2") }
  do {
    defer { print("3") }
    print("in")
  }
  print("0")
}

nested()
