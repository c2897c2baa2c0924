// Values that may fail, in an initialiser that sets the constants of an earlier struct.
import Foundation
struct E { let id: String; let n: Int?; private(set) var k = 0 }
func check(_ value: Int?) throws { print(value ?? 0) }
func maybe(_ t: String) throws -> Int? { Int(t) }
extension E: Decodable {
  enum CodingKeys: String, CodingKey { case id, n }
  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    if let number = try? container.decode(Int.self, forKey: .id) { id = String(number) }
    else { id = try container.decode(String.self, forKey: .id) }
    n = try? container.decodeIfPresent(Int.self, forKey: .n)
    k = (try? maybe("4")) ?? 5
    let deep = try? maybe("6") ?? 7
    print(deep as Any, (try? maybe("x")) as Any, (try? Optional(maybe("8"))) as Any)
    try? check(deep)
    _ = try? [1, 2].map { try maybe("\($0)") }
    if let z = try? maybe("9"), z > 8 { print(z) }
  }
}
print(try JSONDecoder().decode(E.self, from: Data(#"{"id": 5, "n": null}"#.utf8)))
_ = try? maybe("3")
