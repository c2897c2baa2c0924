import Foundation

/// From now on ``raise(_:)`` ends the program with the error's message and exit status 1, as a thrown error would: for programs
/// of our own, whose users have no use for the crash report of a `fatalError`.
package func exitOnRaisedErrors() {
  raiseHandler = { error in
    fputs("Error: \(error.description)\n", stderr)
    exit(1)
  }
}
