final class Token {
  let id: Int
  init(_ id: Int) { self.id = id }
  deinit { print("bye \(id)") }
}

var token = Token(1)
print("one")
token = Token(2)
print("two")

var optional: Token? = token
token = Token(3)
print("three")
optional = nil
print("four")

struct Pair { var left: Token?, right: Token? }

var pair = Pair(left: Token(4), right: Token(5))
pair.left = nil
pair = Pair(left: pair.right, right: nil)
print("five")

func replace(_ target: inout Token, with id: Int) { target = Token(id) }

replace(&token, with: 6)

var table: [String: Token] = ["a": Token(7)]
table["a"] = Token(8)
table.removeValue(forKey: "a")
print("end", pair.left!.id, token.id)
