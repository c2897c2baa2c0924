protocol Delegate: AnyObject {
  func didFinish(_ name: String)
  func shouldStart(_ name: String) -> Bool
}

extension Delegate {
  func shouldStart(_ name: String) -> Bool { true }
}

final class Download {
  weak var delegate: (any Delegate)?
  let name: String
  init(_ name: String) { self.name = name }
  func start() {
    guard delegate?.shouldStart(name) ?? false else { return print("not started \(name)") }
    delegate?.didFinish(name)
  }
}

final class Screen: Delegate {
  var finished: [String] = []
  func didFinish(_ name: String) { finished.append(name) }
}

let screen = Screen()
let download = Download("a")
download.start()
download.delegate = screen
download.start()
print(screen.finished)

final class Strict: Delegate {
  func didFinish(_ name: String) { print("finished \(name)") }
  func shouldStart(_ name: String) -> Bool { name.count > 1 }
}

let strict = Strict()
for name in ["b", "long"] {
  let download = Download(name)
  download.delegate = strict
  download.start()
}
