struct Unique<Value: ~Copyable>: ~Copyable {
  var value: Value
  init(_ value: consuming Value) { self.value = value }
}

extension Unique {
  mutating func replace(_ new: consuming Value) -> Value {
    let old = value
    value = new
    return old
  }
}

func swapThem() -> Int {
  var box = Unique(5)
  let old = box.replace(7)
  return old * 10 + box.value
}

print(swapThem())

protocol Closable: ~Copyable {
  consuming func close() -> String
}

struct File: Closable, ~Copyable {
  let name: String
  consuming func close() -> String { "closed \(name)" }
}

func finish<C: Closable & ~Copyable>(_ c: consuming C) -> String { c.close() }

print(finish(File(name: "a")))
