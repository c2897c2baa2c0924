enum ParseError: Error {
  case empty
  case badCharacter(Character)
}

func digits(_ text: String) throws(ParseError) -> [Int] {
  if text.isEmpty { throw .empty }
  var result: [Int] = []
  for character in text {
    guard let digit = character.wholeNumberValue else { throw .badCharacter(character) }
    result.append(digit)
  }
  return result
}

do {
  print(try digits("123"))
  print(try digits("1x3"))
} catch {
  switch error {
  case .empty: print("empty")
  case .badCharacter(let character): print("bad \(character)")
  }
}

func attempt<T, Failure: Error>(_ body: () throws(Failure) -> T) -> Result<T, Failure> {
  do { return .success(try body()) } catch { return .failure(error) }
}

let outcome = attempt { () throws(ParseError) in try digits("") }
if case .failure(.empty) = outcome { print("was empty") }
