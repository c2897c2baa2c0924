struct Fraction {
  let top: Int
  let bottom: Int
}

let half = Fraction(top: 1, bottom: 2)

extension Fraction {
  static func * (left: Fraction, right: Fraction) -> Fraction {
    Fraction(top: left.top * right.top, bottom: left.bottom * right.bottom)
  }
}

let quarter = half * half
print(quarter.top, quarter.bottom)

extension Fraction {
  static func == (left: Fraction, right: Fraction) -> Bool {
    left.top * right.bottom == right.top * left.bottom
  }
  static prefix func ! (value: Fraction) -> Fraction { Fraction(top: value.bottom, bottom: value.top) }
}

print(half == Fraction(top: 2, bottom: 4), half == quarter)
print((!quarter).top)

extension Fraction {
  static func *= (left: inout Fraction, right: Fraction) { left = left * right }
}

var product = half
product *= quarter
print(product)
