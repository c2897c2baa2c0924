func whereAmI(_ function: String = #function) -> String { function }

func caller() -> String { whereAmI() }

print(caller())

struct S {
  func method(_ x: Int) -> String { #function }
  init() { print(#function) }
  subscript(i: Int) -> String { #function }
  var property: String { #function }
}

print(S().method(1), S()[0], S().property)

func name(file: String = #fileID) -> Bool { !file.isEmpty }

print(name())

extension S {
  static func make(function: String = #function) -> String { function }
}

func labelled(a: Int, _ b: Int) -> String { S.make() + #function }

print(labelled(a: 1, 2))
