import Foundation

extension Double {
  /// exp, where a member of the same name hides Foundation's.
  static func exp(_ x: Double) -> Double { Foundation.exp(x) }
  /// log, where a member of the same name hides Foundation's.
  static func log(_ x: Double) -> Double { Foundation.log(x) }
}
