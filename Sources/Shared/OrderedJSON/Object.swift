extension JSON {
  /// An object's members in order, each key once.
  ///
  /// Keys are compared byte by byte, as JSON does, and not by canonical equivalence, as Swift's strings are. Looking a
  /// key up takes a linear search in small objects and an index in large ones.
  public struct Object: Hashable, Sendable {
    /// The keys in order.
    public private(set) var keys: [String]
    /// The values, in the order of their keys.
    public private(set) var values: [JSON]
    /// Positions by key, kept only for objects with more than ``searchLimit`` members.
    private var positions: [ExactString: Int]?

    /// The number of members up to which a linear search is at least as fast as hashing the key.
    private static let searchLimit = 16

    /// An empty object.
    public init() {
      keys = []
      values = []
    }

    /// Members in order; of a key given more than once, the last value at the first place (as in Python).
    public init(_ members: some Sequence<(String, JSON)>) {
      self.init()
      for (key, value) in members { self[key] = value }
    }

    /// How many members there are.
    public var count: Int { keys.count }

    /// Whether there is no member.
    public var isEmpty: Bool { keys.isEmpty }

    /// The place of `key`, or nil.
    public func index(of key: String) -> Int? {
      if let positions { return positions[ExactString(key)] }
      return keys.firstIndex { ExactString($0) == ExactString(key) }
    }

    /// The value of `key`. A new key goes to the end; setting nil removes the member.
    public subscript(key: String) -> JSON? {
      get { index(of: key).map { values[$0] } }
      set {
        switch (index(of: key), newValue) {
        case (let place?, let value?): values[place] = value
        case (let place?, nil): remove(at: place)
        case (nil, let value?): append(value, key: key)
        case (nil, nil): break
        }
      }
    }

    /// The member at a place in the order.
    public subscript(index: Int) -> (key: String, value: JSON) {
      get { (keys[index], values[index]) }
    }

    /// Sets `key`; where it is new and the keys are in alphabetical order, they stay so.
    ///
    /// nbformat writes every object with its keys sorted by code point, so that a key put in this way stands where nbformat
    /// would put it.
    public mutating func setKeepingSorted(_ key: String, _ value: JSON) {
      guard index(of: key) == nil, keysAreSorted else { return self[key] = value }
      let place = keys.firstIndex { ExactString(key) < ExactString($0) } ?? keys.count
      keys.insert(key, at: place)
      values.insert(value, at: place)
      rebuildIndex()
    }

    /// Whether the keys are in the order of their code points.
    public var keysAreSorted: Bool {
      zip(keys, keys.dropFirst()).allSatisfy { ExactString($0) < ExactString($1) }
    }

    private mutating func append(_ value: JSON, key: String) {
      keys.append(key)
      values.append(value)
      if positions != nil {
        positions?[ExactString(key)] = keys.count - 1
      } else if keys.count > Self.searchLimit {
        rebuildIndex()
      }
    }

    private mutating func remove(at place: Int) {
      keys.remove(at: place)
      values.remove(at: place)
      rebuildIndex()
    }

    private mutating func rebuildIndex() {
      guard keys.count > Self.searchLimit else { return positions = nil }
      positions = Dictionary(uniqueKeysWithValues: keys.enumerated().map { (ExactString($1), $0) })
    }

    /// Equal when keys and values are, in the same order.
    public static func == (left: Self, right: Self) -> Bool {
      left.keys.map(ExactString.init) == right.keys.map(ExactString.init) && left.values == right.values
    }

    /// Hashes keys and values in order.
    public func hash(into hasher: inout Hasher) {
      hasher.combine(keys.map(ExactString.init))
      hasher.combine(values)
    }
  }
}

extension JSON.Object: Sequence {
  /// The members in order.
  public func makeIterator() -> AnyIterator<(key: String, value: JSON)> {
    var index = 0
    return AnyIterator {
      guard index < count else { return nil }
      defer { index += 1 }
      return self[index]
    }
  }
}

/// A string compared by its UTF-8 bytes, whose order is that of the code points.
private struct ExactString: Hashable, Comparable {
  let text: String

  init(_ text: String) { self.text = text }

  static func == (left: Self, right: Self) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

  static func < (left: Self, right: Self) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }

  func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
  }
}
