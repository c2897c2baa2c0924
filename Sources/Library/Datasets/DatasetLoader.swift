internal import Digests
import FileFormats
import Foundation

/// Finds the files of a data set, downloads those that are missing, and checks each by size and SHA-256.
package struct DatasetLoader {
  private let dataset: PublishedDataset
  private let folders: DatasetFolders
  private let downloader: Downloader

  /// A loader of `dataset` from `folders`.
  package init(
    _ dataset: PublishedDataset, folders: DatasetFolders = DatasetFolders(),
    downloader: Downloader = Downloader()
  ) {
    self.dataset = dataset
    self.folders = folders
    self.downloader = downloader
  }

  /// The array in `file`, from the first folder that has it, else from the network.
  package func array(_ file: PublishedFile) throws -> NumericArray {
    for path in paths(file) where FileManager.default.fileExists(atPath: path) {
      do {
        return try checkedArray(file, at: path)
      } catch let error as DatasetError where path.hasPrefix(folders.cacheFolder(dataset)) {
        // A damaged file of the cache is ours to replace; any other is the user's to look at.
        print("\(error.message) Downloading it again.")
      }
    }
    return try checkedArray(file, at: download(file))
  }

  /// The places where `file` may lie, packed or unpacked.
  private func paths(_ file: PublishedFile) -> [String] {
    folders.candidates(dataset).flatMap { folder in
      ["\(folder)/\(file.name)", "\(folder)/\(file.name.replacingOccurrences(of: ".gz", with: ""))"]
    }
  }

  /// The array in the file at `path`, once its content is known to be the published one.
  private func checkedArray(_ file: PublishedFile, at path: String) throws -> NumericArray {
    do {
      let bytes = try Gzip.readFile(path, limit: file.unpackedSize)
      let digest = SHA256.hexadecimal(bytes)
      guard digest == file.unpackedSHA256 else {
        throw DatasetError(
          "\(path) is not the published file of \(dataset.title): \(bytes.count) bytes with SHA-256 \(digest), "
            + "but \(file.unpackedSize) bytes with \(file.unpackedSHA256) are expected. Remove it or replace it."
        )
      }
      return try IDX.parse(bytes)
    } catch let error as FileError {
      throw DatasetError("\(error.message) Remove it or replace it.")
    }
  }

  /// Brings `file` from the first address that has it into the cache and gives its path there.
  private func download(_ file: PublishedFile) throws -> String {
    let folder = folders.cacheFolder(dataset)
    let path = "\(folder)/\(file.name)"
    var failures: [String] = []
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw DatasetError(
        "The folder \(folder) for downloaded data cannot be made: \(error.localizedDescription)")
    }
    for address in folders.addresses(dataset) {
      do {
        let bytes = try downloader.download(address + file.name, limit: file.unpackedSize + 65_536)
        try AtomicFile.replace(path) { temporary in
          try AtomicFile.write(bytes, to: temporary)
          _ = try checkedArray(file, at: temporary)
        }
        return path
      } catch let error as DatasetError {
        failures.append(error.message)
      } catch let error as FileError {
        throw DatasetError("The downloaded file cannot be kept: \(error.message)")
      }
    }
    throw DatasetError(missing(file, failures))
  }

  /// Tells a user without the data and without a network what to do.
  private func missing(_ file: PublishedFile, _ failures: [String]) -> String {
    let names = dataset.files.map(\.name).joined(separator: ", ")
    let install = dataset.packageName.map { "install Debian's package (sudo apt install \($0)), or " } ?? ""
    return """
      \(dataset.title) is not on this machine and cannot be downloaded.
      Looked for \(file.name) in: \(folders.candidates(dataset).joined(separator: ", ")).
      \(failures.map { "Tried: \($0)" }.joined(separator: "\n"))
      What to do: \(install)put the files \(names) into \(folders.cacheFolder(dataset)), or into the folder \
      \(dataset.folder) of a folder that the environment variable LECTERN_DATA_DIR names.
      """
  }
}
