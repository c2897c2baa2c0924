enum Result2<Success, Failure: Error> {
  case success(Success)
  case failure(Failure)
}

extension Result2 {
  func map<T>(_ f: (Success) -> T) -> Result2<T, Failure> {
    switch self {
    case .success(let value): .success(f(value))
    case .failure(let error): .failure(error)
    }
  }
}

struct Bad: Error, Equatable {}

let good: Result2<Int, Bad> = .success(4)
if case .success(let text) = good.map({ "<\($0)>" }) { print(text) }

extension Result2: Equatable where Success: Equatable, Failure: Equatable {}

print(good == .success(4), good == .failure(Bad()))

indirect enum Tree {
  case leaf(Int), branch([Tree])
  var sum: Int {
    switch self {
    case .leaf(let n): n
    case .branch(let trees): trees.map(\.sum).reduce(0, +)
    }
  }
}

let tree = Tree.branch([.leaf(1), .branch([.leaf(2), .leaf(3)]), .branch([])])
print(tree.sum)

extension Tree {
  func map(_ f: (Int) -> Int) -> Tree {
    switch self {
    case .leaf(let n): .leaf(f(n))
    case .branch(let trees): .branch(trees.map { $0.map(f) })
    }
  }
}

print(tree.map { $0 * 10 }.sum, tree)

extension Tree: Equatable {}

print(tree == tree.map { $0 }, tree == .leaf(6))
