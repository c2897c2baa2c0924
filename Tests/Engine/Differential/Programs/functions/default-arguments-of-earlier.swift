let base = 10

func scaled(_ n: Int, by factor: Int = base) -> Int { n * factor }

print(scaled(2), scaled(2, by: 3))

var counter = 0

func next() -> Int {
  counter += 1
  return counter
}

func tagged(_ name: String, id: Int = next()) -> String { "\(name)#\(id)" }

print(tagged("a"), tagged("b"), tagged("c", id: 99), counter)

struct Options {
  static let standard = Options(width: 80)
  var width: Int
}

func format(_ text: String, options: Options = .standard, pad: Character = ".") -> String {
  text + String(repeating: pad, count: max(0, options.width - 75 - text.count))
}

print(format("ab"), format("ab", options: Options(width: 79)), format("x", pad: "-"))

extension Options {
  func with(width: Int? = nil) -> Options { Options(width: width ?? self.width + 1) }
}

print(Options.standard.with().width, Options.standard.with(width: 3).width)
