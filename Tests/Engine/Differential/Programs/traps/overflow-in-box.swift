final class Box {
  var n: UInt8 = 254
}

let box = Box()
box.n += 1
print(box.n)
box.n += 1
print("never")
