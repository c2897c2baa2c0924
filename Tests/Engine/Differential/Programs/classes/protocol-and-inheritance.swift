protocol Drawable: AnyObject {
  var name: String { get set }
  func draw() -> String
}

class Base: Drawable {
  var name = "base"
  func draw() -> String { "draw \(name)" }
}

class Sub: Base {
  override func draw() -> String { "sub " + super.draw() }
}

func rename(_ drawable: any Drawable, _ name: String) { drawable.name = name }

let sub = Sub()
rename(sub, "x")
print(sub.draw())

extension Drawable {
  func twice() -> String { draw() + "," + draw() }
}

class Deep: Sub {
  override func draw() -> String { "deep " + super.draw() }
  override var name: String {
    get { "[\(super.name)]" }
    set { super.name = newValue }
  }
}

let items: [any Drawable] = [Base(), sub, Deep()]
rename(items[2], "y")
print(items.map { $0.twice() })

extension Base: Equatable {
  static func == (left: Base, right: Base) -> Bool { left.name == right.name }
}

print(sub == Base(), Base() == Base())
