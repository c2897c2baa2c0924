final class View {
  var title: String!
  func load() { title = "loaded" }
}

let view = View()
view.load()
print(view.title!)

let other = View()

func length(_ view: View) -> Int { view.title.count }

print(length(view))
print(length(other))
