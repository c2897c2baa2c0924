let table = ["a": 1]

print(table["a"]!)

func value(_ key: String) -> Int { table[key]! }

print(value("b"))
