func show(_ value: Int) -> String { "Int \(value)" }

func show(_ value: Double) -> String { "Double \(value)" }

print(show(1), show(1.5))

func show(_ value: String, times: Int = 1) -> String { String(repeating: value, count: times) }

func show<T>(_ value: T) -> String { "generic \(value)" }

print(show("a"), show("a", times: 3), show(true), show([1]))

func show(_ values: Int...) -> String { "variadic \(values)" }

print(show(), show(1, 2), show(3))

func show(value: Int) -> String { "labelled \(value)" }

func show(_ value: Int?) -> String { "optional" }

print(show(value: 1), show(nil as Int?), show(7))

func make() -> Int { 1 }

// With the above: only their results tell them apart.
func make() -> String { "one" }

let number: Int = make()
let text: String = make()
print(number, text)
