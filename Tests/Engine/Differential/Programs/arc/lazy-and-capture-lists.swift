final class Page {
  let name: String
  lazy var title: String = {
    print("making title")
    return "<\(name)>"
  }()
  var onClose: (() -> Void)?
  init(_ name: String) { self.name = name }
  deinit {
    onClose?()
    print("closed \(name)")
  }
}

var page: Page? = Page("home")
print(page!.title, page!.title)

var log: [String] = []
page!.onClose = { log.append("callback") }

weak let observer = page
let name = { [name = page!.name, weak page] in "\(name) \(page == nil)" }
print(name())
page = nil
print(name(), observer == nil, log)
