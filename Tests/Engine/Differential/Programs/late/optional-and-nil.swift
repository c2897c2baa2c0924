var current: String?
var total: Int!

print(current as Any)
current = "now"
print(current ?? "never")

total = 4
print(total + 1)

weak var observer: AnyObject?
print(observer == nil)

class Thing {}

let thing = Thing()
observer = thing
print(observer === thing)

var handler: ((Int) -> Int)?
print(handler?(2) ?? -1)
handler = { $0 * 10 }
print(handler?(2) ?? -1)
