struct Version {
  let major: Int
  let minor: Int
}

extension Version: Comparable {
  static func < (left: Version, right: Version) -> Bool {
    (left.major, left.minor) < (right.major, right.minor)
  }
}

let versions = [Version(major: 2, minor: 1), Version(major: 1, minor: 9), Version(major: 1, minor: 2)]

for version in versions.sorted() { print(version.major, version.minor) }

print(versions.max()!.major, versions.min()!.minor)

let isNewer = Version(major: 3, minor: 0) > versions[0]
print(isNewer, versions[0] == Version(major: 2, minor: 1), versions[1] != versions[2])
