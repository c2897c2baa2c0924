import Foundation

struct Product: Codable, Hashable {
  let name: String
  let price: Double
  var stock: Int
}

var products = [
  Product(name: "Pen", price: 1.5, stock: 10), Product(name: "Book", price: 12, stock: 2),
  Product(name: "Bag", price: 30.25, stock: 0),
]

func report(_ products: [Product]) -> String {
  products.map { String(format: "%7.2f x %2d", $0.price, $0.stock) }.joined(separator: "\n")
}

print(report(products))

extension Array where Element == Product {
  var value: Double { reduce(0) { $0 + $1.price * Double($1.stock) } }
  subscript(name: String) -> Product? { first { $0.name == name } }
}

print(products.value, products["Bag"]?.stock ?? -1, products["Cup"] as Any)

for index in products.indices where products[index].stock == 0 { products[index].stock = 5 }
print(products.map(\.stock))

let data = try JSONEncoder().encode(products)
let copy = try JSONDecoder().decode([Product].self, from: data)
print(copy == products, Set(copy + products).count)
