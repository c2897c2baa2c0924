import Foundation

/// Something about a file that went wrong, in words.
package struct FileTrouble: Error, CustomStringConvertible {
  package let description: String

  package init(_ what: String, _ code: Int32? = nil) {
    description = code.map { "\(what): \(String(cString: strerror($0)))" } ?? what
  }
}

/// An error in words for a user: Foundation's own say where they come from and how they are numbered.
package func inWords(_ error: any Error) -> String {
  let system = error as NSError
  guard [NSCocoaErrorDomain, NSPOSIXErrorDomain].contains(system.domain) else {
    return String(describing: error)
  }
  let path = system.userInfo[NSFilePathErrorKey] as? String ?? (system.userInfo[NSURLErrorKey] as? URL)?.path
  let cause = system.userInfo[NSUnderlyingErrorKey] as? NSError ?? system
  let reason =
    cause.domain == NSPOSIXErrorDomain
    ? String(cString: strerror(Int32(truncatingIfNeeded: cause.code))) : system.localizedDescription
  return [path, reason].compactMap { $0 }.joined(separator: ": ")
}
