@dynamicMemberLookup
struct JSON {
  var value: Any
  subscript(dynamicMember name: String) -> JSON { JSON(value: (value as? [String: Any])?[name] ?? "missing") }
  subscript(index: Int) -> JSON { JSON(value: (value as? [Any])?[index] ?? "missing") }
}

let json = JSON(value: ["user": ["name": "Ann", "tags": ["x", "y"]] as [String: Any]])
print(json.user.name.value, json.user.tags[1].value, json.nothing.value)

@dynamicMemberLookup
struct Lens<Root> {
  var root: Root
  subscript<Part>(dynamicMember path: WritableKeyPath<Root, Part>) -> Part {
    get { root[keyPath: path] }
    set { root[keyPath: path] = newValue }
  }
}

struct Point { var x = 1, y = 2 }

var lens = Lens(root: Point())
lens.x += 10
print(lens.x, lens.y, lens.root)

@dynamicCallable
struct Adder {
  func dynamicallyCall(withArguments numbers: [Int]) -> Int { numbers.reduce(0, +) }
  func dynamicallyCall(withKeywordArguments pairs: KeyValuePairs<String, Int>) -> String {
    pairs.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
  }
}

let add = Adder()
let three: Int = add(1, 2)
let named: String = add(a: 1, b: 2)
print(three, named)
