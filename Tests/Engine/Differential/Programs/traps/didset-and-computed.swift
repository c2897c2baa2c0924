struct Limited {
  var value = 0 {
    didSet { precondition(value < 10, "too much: \(value)") }
  }
  var inverse: Int { 100 / value }
}

var limited = Limited()
limited.value = 5
print(limited.inverse)
limited.value += 4
print(limited.value)

func raise(_ n: inout Int) { n += 1 }

raise(&limited.value)
print("never")
