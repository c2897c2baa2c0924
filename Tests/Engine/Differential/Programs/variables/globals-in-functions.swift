var counter = 0
let step = 2

func advance() { counter += step }

advance()
advance()
print(counter)

func makeCounter() -> () -> Int {
  var own = counter
  return {
    own += step
    return own
  }
}

let next = makeCounter()
counter = 100
print(next(), next(), counter)

func later() {
  defer { print("deferred", counter) }
  counter += 1
}

later()

func reset() {
  counter = 0
  print("reset")
}

reset()
advance()
print(counter)
