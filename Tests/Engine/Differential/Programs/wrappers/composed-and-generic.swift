@propertyWrapper
struct Trimmed {
  private var text = ""
  var wrappedValue: String {
    get { text }
    set { text = newValue.filter { $0 != " " } }
  }
  init(wrappedValue: String) { self.wrappedValue = wrappedValue }
}

@propertyWrapper
final class Shared<Value> {
  var wrappedValue: Value
  var projectedValue: Shared { self }
  init(wrappedValue: Value) { self.wrappedValue = wrappedValue }
}

struct Form {
  @Trimmed var name: String
  @Shared var count = 0
}

var form = Form(name: " A n n ")
print(form.name)
let copy = form
copy.$count.wrappedValue += 5
print(form.count, copy.count)

@propertyWrapper
struct Lazy2<Value> {
  private var make: (() -> Value)?
  private var value: Value?
  init(wrappedValue: @autoclosure @escaping () -> Value) { make = wrappedValue }
  var wrappedValue: Value {
    mutating get {
      if let value { return value }
      value = make!()
      make = nil
      return value!
    }
  }
}

struct Heavy { @Lazy2 var data: [Int] = { print("making"); return [1, 2] }() }

var heavy = Heavy()
print("made")
print(heavy.data, heavy.data.count)
