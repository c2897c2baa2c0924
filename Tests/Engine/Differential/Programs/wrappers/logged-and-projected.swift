@propertyWrapper
struct Logged<Value> {
  private(set) var history: [Value] = []
  private var current: Value
  init(wrappedValue: Value) { current = wrappedValue }
  var wrappedValue: Value {
    get { current }
    set {
      history.append(current)
      current = newValue
    }
  }
  var projectedValue: Logged { self }
}

func local() -> [Int] {
  @Logged var value = 1
  value = 2
  value = 3
  return $value.history
}

print(local())

struct Form {
  @Logged var name = "a"
  @Logged private var visits = 0
  mutating func visit() { visits += 1 }
  var report: String { "\(name) \(visits) \($visits.history)" }
}

var form = Form()
form.name = "b"
form.visit()
form.visit()
print(form.report, form.$name.history)
