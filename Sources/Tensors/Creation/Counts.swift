import UserErrors

/// `count`, which the user has given; an error that says what it is for if it is negative.
func nonNegative(_ count: Int, _ meaning: String) -> Int {
  if count < 0 { raise(ValueError("\(meaning) is \(count): it cannot be negative")) }
  return count
}
