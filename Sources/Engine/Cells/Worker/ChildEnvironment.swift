#if canImport(Glibc)
  import Glibc
#endif

/// The environment of a child: that of this process, with changes. Variables are kept as the bytes that they are, since they
/// need not be UTF-8.
package struct ChildEnvironment {
  /// `NAME=VALUE`, each.
  package private(set) var entries: [[UInt8]] = []

  /// That of this process.
  package init() {
    var next = environ
    while let entry = next.pointee {
      entries.append(
        Array(UnsafeBufferPointer(start: entry, count: strlen(entry))).map(UInt8.init(bitPattern:)))
      next += 1
    }
  }

  /// The value of a variable; nil where it is not set.
  package subscript(name: String) -> String? {
    get {
      bytes(of: name).map { String(decoding: $0, as: UTF8.self) }
    }
    set { set(name, newValue.map { Array($0.utf8) }) }
  }

  /// The bytes of a variable's value.
  func bytes(of name: String) -> [UInt8]? {
    let start = Array("\(name)=".utf8)
    return entries.first { $0.starts(with: start) }.map { Array($0.dropFirst(start.count)) }
  }

  /// Sets a variable, or removes it.
  package mutating func set(_ name: String, _ value: [UInt8]?) {
    let start = Array("\(name)=".utf8)
    entries.removeAll { $0.starts(with: start) }
    if let value { entries.append(start + value) }
  }

  /// Sets a variable for the child itself: what it starts, and the code that it runs, find the former value (see
  /// lectern-worker/ground/environment.c).
  mutating func setForItself(_ name: String, _ value: [UInt8]) {
    set("_LECTERN_OWN_\(name)", bytes(of: name))
    set(name, value)
  }
}
