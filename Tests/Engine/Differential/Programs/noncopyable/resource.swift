struct Resource: ~Copyable {
  let id: Int
  init(id: Int) {
    self.id = id
    print("acquire \(id)")
  }
  deinit { print("release \(id)") }
  consuming func close() -> Int { id * 100 }
  borrowing func peek() -> Int { id }
}

func use(_ resource: borrowing Resource) { print("using \(resource.id)") }

func consume(_ resource: consuming Resource) { print("eating \(resource.id)") }

func session() {
  let first = Resource(id: 1)
  use(first)
  print(first.peek())
  consume(first)
  let second = Resource(id: 2)
  print(second.close())
  print("end")
}

session()

enum Slot: ~Copyable {
  case empty
  case full(Resource)
}

extension Slot {
  var isEmpty: Bool {
    switch self {
    case .empty: true
    case .full: false
    }
  }
}

func slots() {
  let slot = Slot.full(Resource(id: 3))
  print(slot.isEmpty, Slot.empty.isEmpty)
}

slots()
