let name = "World"

let poem = """
  Hello, \(name)
    indented "quotes"
  tab\tend \
  joined
  """
print(poem)

let raw = #"no \n escape, but \#(name)"#
print(raw)

let both = #"""
  raw """ inside
  \#(1 + 1)
  """#
print(both)

func quote(_ text: String) -> String { "\"\(text.replacing("\"", with: "\\\""))\"" }

print(quote("say \"hi\""), "nested \("inner \("deep") \(quote("x"))")")

extension String.StringInterpolation {
  mutating func appendInterpolation(hex value: Int) { appendLiteral("0x" + String(value, radix: 16)) }
}

print("\(hex: 255) and \(hex: 16)")
