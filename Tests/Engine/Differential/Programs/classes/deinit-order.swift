class Tracker {
  let name: String
  init(_ name: String) {
    self.name = name
    print("init \(name)")
  }
  deinit { print("deinit \(name)") }
}

func scope() {
  let inner = Tracker("inner")
  withExtendedLifetime(inner) { print("in scope") }
}

scope()

var box: Tracker? = Tracker("box")
var second = box
box = nil
print("still here")
second = nil
print("gone")

var list = [Tracker("a"), Tracker("b")]
list.removeFirst()
print(list.count)
list.removeAll()
print("end")
