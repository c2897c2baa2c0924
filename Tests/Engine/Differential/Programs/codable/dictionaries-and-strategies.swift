import Foundation

struct Measure: Codable {
  var sensorName: String
  var lastValue: Double?
  var history: [String: [Int]]
}

let decoder = JSONDecoder()
decoder.keyDecodingStrategy = .convertFromSnakeCase

let text = """
  [{"sensor_name": "a", "last_value": 1.5, "history": {"x": [1, 2]}},
   {"sensor_name": "b", "history": {}}]
  """

let measures = try decoder.decode([Measure].self, from: Data(text.utf8))
for measure in measures { print(measure.sensorName, measure.lastValue ?? 0, measure.history) }

func mean(_ values: [Double]) -> Double? { values.isEmpty ? nil : values.reduce(0, +) / Double(values.count) }

extension Array where Element == Measure {
  var meanValue: Double? { mean(compactMap(\.lastValue)) }
}

print(measures.meanValue ?? -1, [Measure]().meanValue as Any)

let encoder = PropertyListEncoder()
encoder.outputFormat = .xml
let plist = try encoder.encode(["a": 1])
print(String(decoding: plist, as: UTF8.self).contains("<key>a</key>"))

do {
  _ = try decoder.decode([Measure].self, from: Data("[{}]".utf8))
} catch let DecodingError.keyNotFound(key, context) {
  print(key.stringValue, context.codingPath.count)
}
