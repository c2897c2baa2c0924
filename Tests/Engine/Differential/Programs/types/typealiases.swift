typealias Grid = [[Int]]
typealias Point = (x: Int, y: Int)
typealias Handler<Input> = (Input) throws -> String

func value(_ grid: Grid, at point: Point) -> Int { grid[point.y][point.x] }

let grid: Grid = [[1, 2], [3, 4]]
print(value(grid, at: (x: 1, y: 0)))

let handlers: [Handler<Int>] = [{ "\($0)" }, { String(repeating: "*", count: $0) }]
for handler in handlers { print(try handler(3)) }

typealias Dict<Value> = [String: Value]

var ages: Dict<Int> = ["a": 1]
ages["b"] = 2
print(ages.count)

struct Wrapper<T> { typealias Element = T; var value: T }
typealias IntWrapper = Wrapper<Int>

extension IntWrapper { var doubled: Element { value * 2 } }

print(IntWrapper(value: 4).doubled)

typealias Both = Hashable & CustomStringConvertible

func show(_ item: some Both) -> String { item.description }

print(show(5), show("five"))
