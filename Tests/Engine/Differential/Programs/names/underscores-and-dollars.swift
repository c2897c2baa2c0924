let _private = 1
let __double = 2
func _helper(_ n: Int) -> Int { n + _private }

print(_helper(__double))

struct _Internal { var _value = 3 }

print(_Internal()._value)

let a1 = 1, A1 = "A", a_1 = 1.5
print(a1, A1, a_1)

let longNameForAVariableThatSomeBodyWillCertainlyTypeInANotebook = [a1: A1]
print(longNameForAVariableThatSomeBodyWillCertainlyTypeInANotebook)

let 🐶🐮 = "dogcow"
func 🎉(_ text: String) -> String { text + "!" }

print(🎉(🐶🐮))
