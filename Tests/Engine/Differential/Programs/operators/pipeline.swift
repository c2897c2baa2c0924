infix operator |>: AdditionPrecedence

func |> <A, B>(value: A, function: (A) -> B) -> B { function(value) }

func double(_ n: Int) -> Int { 2 * n }

let result = 5 |> double |> { $0 + 1 } |> String.init
print(result, type(of: result))

infix operator >>>: MultiplicationPrecedence

func >>> <A, B, C>(f: @escaping (A) -> B, g: @escaping (B) -> C) -> (A) -> C { { g(f($0)) } }

let both = double >>> double >>> { "<\($0)>" }
print(both(3), [1, 2] |> { $0.map(both) })
