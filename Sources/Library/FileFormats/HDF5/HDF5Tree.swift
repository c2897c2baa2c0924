/// A group of an HDF5 file: named members in order, and attributes. Files are read and written as whole trees: a
/// file of weights is small, and a tree of values cannot be left open, half written, or used from two threads.
package struct HDF5Group: Equatable {
  /// Groups and data sets by name.
  package var members: [Member] = []
  /// Texts and numbers that describe the group.
  package var attributes: [String: HDF5Attribute] = [:]

  /// A group with nothing in it.
  package init() {}

  /// A member and its name.
  package struct Member: Equatable {
    package let name: String
    package var node: HDF5Node
  }

  /// The member called `name`, if there is one.
  package subscript(name: String) -> HDF5Node? {
    get { members.first { $0.name == name }?.node }
    set {
      let index = members.firstIndex { $0.name == name }
      switch (index, newValue) {
      case (let index?, let node?): members[index].node = node
      case (let index?, nil): members.remove(at: index)
      case (nil, let node?): members.append(Member(name: name, node: node))
      case (nil, nil): break
      }
    }
  }

  /// The group at `path`, its names separated by `/`, the empty path being this one.
  package func group(at path: String) -> HDF5Group? {
    path.split(separator: "/").reduce(self) { group, name in
      if case .group(let child) = group?[String(name)] { child } else { nil }
    }
  }

  /// Puts `group` at `path`, making the groups on the way.
  package mutating func setGroup(_ group: HDF5Group, at path: [String]) {
    guard let name = path.first else { return self = group }
    var child = HDF5Group()
    if case .group(let existing) = self[name] { child = existing }
    child.setGroup(group, at: Array(path.dropFirst()))
    self[name] = .group(child)
  }

  /// The array in the data set called `name`, if there is one.
  package func array(_ name: String) -> NumericArray? {
    if case .array(let array) = self[name] { array } else { nil }
  }
}

/// What lies under a name in a group.
package enum HDF5Node: Equatable {
  case group(HDF5Group)
  case array(NumericArray)
}

/// The value of an attribute.
package enum HDF5Attribute: Equatable {
  case text(String)
  case array(NumericArray)
}

/// How much of a file may be read, so that a hostile one cannot take all memory or time.
package struct HDF5Limits: Sendable {
  /// The most bytes in all arrays together.
  package var bytes = 8 << 30
  /// The most groups, data sets and attributes.
  package var nodes = 200_000
  /// The most groups inside each other.
  package var depth = 64

  /// The usual limits: far beyond any model that this library trains.
  package init() {}
}
