struct Percent {
  let value: Int
  init(_ value: Int) {
    precondition((0...100).contains(value), "out of range: \(value)")
    self.value = value
  }
}

let fine = Percent(40)
print(fine.value)

let wrong = Percent(140)
print(wrong.value)
