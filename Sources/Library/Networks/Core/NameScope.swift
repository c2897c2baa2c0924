import Foundation
import UserErrors

/// Automatic names, as Keras gives them: `conv2d`, `conv2d_1`, `functional`, `functional_1`.
///
/// See Keras, `keras/src/utils/naming.py`.
public enum NameScope {
  private static let lock = Lock()
  nonisolated(unsafe) private static var counts: [String: Int] = [:]

  /// The next name for something of the class `className`.
  public static func automaticName(_ className: String) -> String { unique(snakeCase(className)) }

  /// `name`, with a number if it was given out before.
  static func unique(_ name: String) -> String {
    lock.withLock {
      let count = counts[name, default: 0]
      counts[name] = count + 1
      return count == 0 ? name : "\(name)_\(count)"
    }
  }

  /// Forgets all names given out; see ``keras/backend/clearSession()``.
  static func reset() { lock.withLock { counts = [:] } }

  /// `MaxPooling2D` → `max_pooling2d`, `ReLU` → `re_lu`, `Conv2DTranspose` → `conv2d_transpose`.
  ///
  /// Two passes, as Keras's two regular expressions: an underscore before each capital that begins a word in small letters,
  /// then one between a small letter and a capital.
  public static func snakeCase(_ name: String) -> String {
    let letters = Array(name.unicodeScalars.filter { isWord($0) })
    var first: [Unicode.Scalar] = []
    var index = 0
    while index < letters.count {
      // "(.)([A-Z][a-z]+)" → "\1_\2", not overlapping
      if index + 2 < letters.count, isCapital(letters[index + 1]), isSmall(letters[index + 2]) {
        first += [letters[index], "_", letters[index + 1]]
        index += 2
        while index < letters.count, isSmall(letters[index]) {
          first.append(letters[index])
          index += 1
        }
      } else {
        first.append(letters[index])
        index += 1
      }
    }
    var second = String.UnicodeScalarView()
    for (position, letter) in first.enumerated() {
      if position > 0, isSmall(first[position - 1]), isCapital(letter) { second.append("_") }
      second.append(letter)
    }
    return String(second).lowercased()
  }

  private static func isWord(_ letter: Unicode.Scalar) -> Bool {
    letter == "_" || letter.properties.isAlphabetic || letter.properties.numericType != nil
  }
  private static func isCapital(_ letter: Unicode.Scalar) -> Bool { ("A"..."Z").contains(letter) }
  private static func isSmall(_ letter: Unicode.Scalar) -> Bool { ("a"..."z").contains(letter) }
}
