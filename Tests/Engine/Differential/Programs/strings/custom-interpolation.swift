struct Query: ExpressibleByStringInterpolation {
  var sql = ""
  var arguments: [Int] = []
  init(stringLiteral value: String) { sql = value }
  init(stringInterpolation parts: Parts) {
    sql = parts.sql
    arguments = parts.arguments
  }
  struct Parts: StringInterpolationProtocol {
    var sql = ""
    var arguments: [Int] = []
    init(literalCapacity: Int, interpolationCount: Int) {}
    mutating func appendLiteral(_ literal: String) { sql += literal }
    mutating func appendInterpolation(_ value: Int) {
      sql += "?"
      arguments.append(value)
    }
  }
}

let id = 7
let query: Query = "select * where id = \(id) and age > \(30)"
print(query.sql, query.arguments)

extension Query {
  static func + (left: Query, right: Query) -> Query {
    var sum = left
    sum.sql += " " + right.sql
    sum.arguments += right.arguments
    return sum
  }
}

let limited = query + "limit \(5)"
print(limited.sql, limited.arguments)
