struct Theme { var colour = "red", size = 10 }

struct App {
  var theme = Theme()
  var names = ["a", "b"]
}

final class Box<Value> {
  var value: Value
  init(_ value: Value) { self.value = value }
  func set<T>(_ path: WritableKeyPath<Value, T>, _ new: T) { value[keyPath: path] = new }
  func update<T>(_ path: WritableKeyPath<Value, T>, _ change: (inout T) -> Void) { change(&value[keyPath: path]) }
}

let app = Box(App())
app.set(\.theme.colour, "blue")
app.update(\.theme.size) { $0 *= 2 }
app.update(\.names) { $0.append("c") }
print(app.value.theme, app.value.names)

let first = \App.names[0]
print(app.value[keyPath: first], app.value[keyPath: \.names.last!.count])

let reference: ReferenceWritableKeyPath<Box<App>, Int> = \.value.theme.size
app[keyPath: reference] += 1
print(app.value.theme.size)

extension Array {
  func sum<T: AdditiveArithmetic>(_ path: KeyPath<Element, T>) -> T { reduce(.zero) { $0 + $1[keyPath: path] } }
  func max<T: Comparable>(by path: KeyPath<Element, T>) -> Element? { self.max { $0[keyPath: path] < $1[keyPath: path] } }
}

let themes = [Theme(), Theme(colour: "green", size: 30)]
print(themes.sum(\.size), themes.max(by: \.size)!.colour)

let names: [KeyPath<Theme, String>: String] = [\.colour: "colour"]
print(names[\.colour] ?? "none")
