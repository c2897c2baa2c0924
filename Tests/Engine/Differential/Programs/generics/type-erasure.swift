protocol Drawable {
  func draw() -> String
}

struct AnyDrawable: Drawable {
  private let body: () -> String
  init<D: Drawable>(_ drawable: D) { body = drawable.draw }
  func draw() -> String { body() }
}

struct Circle: Drawable {
  var radius: Int
  func draw() -> String { "circle \(radius)" }
}

struct Label: Drawable {
  var text: String
  func draw() -> String { "label \(text)" }
}

let drawables = [AnyDrawable(Circle(radius: 2)), AnyDrawable(Label(text: "hi"))]
print(drawables.map { $0.draw() })

extension Array: Drawable where Element: Drawable {
  func draw() -> String { "[" + map { $0.draw() }.joined(separator: "; ") + "]" }
}

print(drawables.draw())
print(AnyDrawable([Circle(radius: 1), Circle(radius: 5)]).draw())
