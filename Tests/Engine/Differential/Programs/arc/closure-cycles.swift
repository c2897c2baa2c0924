final class Timer {
  var tick: (() -> Void)?
  let name: String
  init(_ name: String) { self.name = name }
  deinit { print("deinit \(name)") }
}

func leakFree() {
  let timer = Timer("weak")
  timer.tick = { [weak timer] in print("tick", timer?.name ?? "gone") }
  timer.tick?()
}

leakFree()

func escape() -> () -> String {
  let timer = Timer("captured")
  return { timer.name }
}

var closure: (() -> String)? = escape()
print(closure!())
closure = nil
print("after")

func unownedUse() -> String {
  let timer = Timer("unowned")
  let read = { [unowned timer] in timer.name }
  defer { withExtendedLifetime(timer) {} }
  return read()
}

print(unownedUse())
