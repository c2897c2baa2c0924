struct Week {
  var days: Int
}

func ~= (pattern: ClosedRange<Int>, week: Week) -> Bool { pattern.contains(week.days) }

func size(_ week: Week) -> String {
  switch week {
  case 0...4: return "short"
  case 5...7: return "full"
  default: return "odd"
  }
}

print(size(Week(days: 3)), size(Week(days: 7)), size(Week(days: 9)))

func ~= (pattern: (Int) -> Bool, value: Int) -> Bool { pattern(value) }

func isEven(_ n: Int) -> Bool { n % 2 == 0 }

switch 8 {
case isEven: print("even")
default: print("odd")
}
