protocol Noisy {
  func required() -> String
}

extension Noisy {
  func required() -> String { "default required" }
  func extra() -> String { "default extra" }
}

struct Quiet: Noisy {}

struct Loud: Noisy {
  func required() -> String { "loud required" }
  func extra() -> String { "loud extra" }
}

let both: [any Noisy] = [Quiet(), Loud()]
for each in both { print(each.required(), each.extra()) }
print(Loud().extra())

func generic<T: Noisy>(_ item: T) -> String { item.required() + "/" + item.extra() }

print(generic(Quiet()), generic(Loud()))

protocol Named { static var name: String { get } }

extension Named { static var name: String { "\(Self.self)" } }

extension Quiet: Named {}

extension Loud: Named { static let name = "LOUD" }

func names(_ types: [any Named.Type]) -> [String] { types.map { $0.name } }

print(names([Quiet.self, Loud.self]))
