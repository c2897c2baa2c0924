let input = "12,x,30"

guard let head = input.split(separator: ",").first.flatMap({ Int($0) }) else { fatalError("no number") }
print(head)

let parts = input.split(separator: ",").map { Int($0) }
print(parts.compactMap { $0 })

guard parts.count == 3, case let last?? = parts.last else { fatalError("no last") }
print(last, head + last)
