func describe<each T>(_ value: repeat each T) -> [String] {
  var parts: [String] = []
  for item in repeat each value { parts.append("\(item)") }
  return parts
}

print(describe(1, "two", 3.5))

func pairs<each A, each B>(_ a: repeat each A, with b: repeat each B) -> (repeat (each A, each B)) {
  (repeat (each a, each b))
}

let result = pairs(1, "x", with: true, 2.5)
print(result.0, result.1)

struct Record<each Field> {
  let fields: (repeat each Field)
  init(_ fields: repeat each Field) { self.fields = (repeat each fields) }
}

let record = Record("Ada", 36)
print(record.fields.0, record.fields.1)

func allNil<each T>(_ optional: repeat (each T)?) -> Bool {
  for value in repeat each optional { if value != nil { return false } }
  return true
}

print(allNil(Int?.none, String?.none), allNil(Int?.none, "x"))
