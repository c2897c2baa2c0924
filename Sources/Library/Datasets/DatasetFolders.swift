import Foundation

/// Where data sets are looked for and kept. Each field can be given, for tests and for unusual machines.
package struct DatasetFolders: Sendable {
  /// `LECTERN_DATA_DIR`: a folder of the user's with one folder for each data set.
  package var chosen: String?
  /// The user's cache, one folder for each data set.
  package var cache: String
  /// Whether Debian's packages may be used.
  package var usesPackages = true
  /// `LECTERN_DATA_URL`: an address that takes the place of the published ones, with a folder for each data set.
  package var address: String?

  /// The folders that the environment asks for.
  package init(environment: [String: String] = ProcessInfo.processInfo.environment) {
    chosen = environment["LECTERN_DATA_DIR"].flatMap { $0.isEmpty ? nil : $0 }
    address = environment["LECTERN_DATA_URL"].flatMap { $0.isEmpty ? nil : $0 }
    let home = environment["HOME"] ?? NSHomeDirectory()
    let caches = environment["XDG_CACHE_HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? home + "/.cache"
    cache = caches + "/lectern/datasets"
  }

  /// The folder of the cache in which the data set's files are kept.
  package func cacheFolder(_ dataset: PublishedDataset) -> String { "\(cache)/\(dataset.folder)" }

  /// The folders that may already hold the data set, in the order in which they are tried.
  package func candidates(_ dataset: PublishedDataset) -> [String] {
    [
      chosen.map { "\($0)/\(dataset.folder)" }, usesPackages ? dataset.packageFolder : nil,
      cacheFolder(dataset),
    ].compactMap { $0 }
  }

  /// The addresses from which the data set can be had, in the order in which they are tried.
  package func addresses(_ dataset: PublishedDataset) -> [String] {
    guard let address else { return dataset.addresses }
    return ["\(address.hasSuffix("/") ? String(address.dropLast()) : address)/\(dataset.folder)/"]
  }
}
