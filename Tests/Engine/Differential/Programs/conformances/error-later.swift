import Foundation

struct ParseFailure {
  let line: Int
}

extension ParseFailure: Error {}

func parse(_ text: String) throws -> Int {
  guard let number = Int(text) else { throw ParseFailure(line: 3) }
  return number
}

do {
  print(try parse("12"))
  print(try parse("x"))
} catch let failure as ParseFailure {
  print("line", failure.line)
}

extension ParseFailure: LocalizedError {
  var errorDescription: String? { "line \(line) cannot be read" }
}

do { _ = try parse("y") } catch { print(error.localizedDescription) }
