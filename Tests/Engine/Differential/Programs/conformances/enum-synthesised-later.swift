enum Suit {
  case clubs, diamonds, hearts, spades
}

enum Card {
  case joker
  case numbered(Int, suit: Suit)
}

print(Suit.clubs == .hearts)

extension Suit: CaseIterable {}

print(Suit.allCases.count, Suit.allCases.map { "\($0)" }.joined(separator: " "))

extension Card: Hashable {}

let hand: Set<Card> = [.joker, .numbered(3, suit: .clubs), .numbered(3, suit: .clubs)]
print(hand.count, hand.contains(.joker), hand.contains(.numbered(4, suit: .clubs)))

extension Suit: Comparable {}

print([Suit.spades, .clubs, .hearts].sorted(), Suit.clubs < .diamonds)
