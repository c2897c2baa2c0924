struct State {
  var count = 0
  var todo: [String] = []
}

enum Action {
  case increment(Int)
  case add(String)
  case removeFirst
}

typealias Reducer = (inout State, Action) -> Void

let counter: Reducer = { state, action in
  if case .increment(let n) = action { state.count += n }
}

let todos: Reducer = { state, action in
  switch action {
  case .add(let text): state.todo.append(text)
  case .removeFirst: if !state.todo.isEmpty { state.todo.removeFirst() }
  default: break
  }
}

func combine(_ reducers: Reducer...) -> Reducer {
  { state, action in reducers.forEach { $0(&state, action) } }
}

final class Store {
  private(set) var state = State() { didSet { listeners.forEach { $0(state) } } }
  private let reduce: Reducer
  private var listeners: [(State) -> Void] = []
  init(_ reduce: @escaping Reducer) { self.reduce = reduce }
  func subscribe(_ listener: @escaping (State) -> Void) { listeners.append(listener) }
  func send(_ action: Action) { reduce(&state, action) }
}

let store = Store(combine(counter, todos))
store.subscribe { print($0.count, $0.todo) }
for action in [Action.increment(2), .add("milk"), .add("tea"), .removeFirst] { store.send(action) }
print(store.state)
