enum Direction: String, CaseIterable { case north, south, east, west }

final class Room {
  let name: String
  private(set) var exits: [Direction: Room] = [:]
  var items: [String]
  init(_ name: String, items: [String] = []) {
    self.name = name
    self.items = items
  }
  func connect(_ direction: Direction, to room: Room) {
    exits[direction] = room
    room.exits[direction.opposite] = self
  }
}

// With the above: `connect` uses this member.
extension Direction {
  var opposite: Direction {
    switch self {
    case .north: .south
    case .south: .north
    case .east: .west
    case .west: .east
    }
  }
}

enum Command {
  case go(Direction), take(String), look, unknown(String)
  init(_ text: String) {
    let words = text.split(separator: " ").map(String.init)
    switch (words.first, words.dropFirst().first) {
    case ("look", nil): self = .look
    case ("go", let where_?): self = Direction(rawValue: where_).map(Command.go) ?? .unknown(text)
    case ("take", let item?): self = .take(item)
    default: self = .unknown(text)
    }
  }
}

let hall = Room("hall", items: ["lamp"])
let cave = Room("cave", items: ["gold", "bones"])
hall.connect(.north, to: cave)

struct Game {
  var room: Room
  var bag: [String] = []
  mutating func run(_ text: String) -> String {
    switch Command(text) {
    case .look: return "\(room.name): \(room.items.joined(separator: ", "))"
    case .go(let direction):
      guard let next = room.exits[direction] else { return "no way \(direction)" }
      room = next
      return "you are in the \(room.name)"
    case .take(let item):
      guard let index = room.items.firstIndex(of: item) else { return "no \(item)" }
      bag.append(room.items.remove(at: index))
      return "taken"
    case .unknown(let text): return "what is \(text)?"
    }
  }
}

var game = Game(room: hall)
for text in ["look", "take lamp", "go west", "go north", "take gold", "dance", "look"] { print(game.run(text)) }
print(game.bag)
