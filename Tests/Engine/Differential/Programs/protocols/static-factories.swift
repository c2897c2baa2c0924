protocol Style {
  func apply(_ text: String) -> String
}

struct Plain: Style { func apply(_ text: String) -> String { text } }

struct Wrapped: Style {
  var mark: String
  func apply(_ text: String) -> String { mark + text + mark }
}

extension Style where Self == Plain { static var plain: Plain { Plain() } }

extension Style where Self == Wrapped {
  static var bold: Wrapped { Wrapped(mark: "**") }
  static func wrapped(_ mark: String) -> Wrapped { Wrapped(mark: mark) }
}

func render(_ text: String, _ style: some Style) -> String { style.apply(text) }

print(render("a", .plain), render("b", .bold), render("c", .wrapped("~")))

struct Chain: Style {
  var styles: [any Style]
  func apply(_ text: String) -> String { styles.reduce(text) { $1.apply($0) } }
}

extension Style {
  func then(_ next: some Style) -> Chain { Chain(styles: [self, next]) }
}

print(render("d", Wrapped(mark: "_").then(.bold)))
