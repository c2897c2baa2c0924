/// Why a notebook file could not be read or written, or cannot be run here.
///
/// Each is one line that names the file and says what to do.
public enum NotebookError: Error, Hashable, Sendable {
  /// There is no such file.
  case missing(path: String)
  /// The file is there but cannot be read.
  case unreadable(path: String, reason: String)
  /// The file ends in the middle of the notebook.
  case truncated(path: String, place: String)
  /// The file is not JSON.
  case notJSON(path: String, reason: String)
  /// The file is JSON, but no notebook.
  case notANotebook(path: String, reason: String)
  /// The notebook is in a format that this program does not read.
  case unsupportedVersion(path: String, version: String)
  /// The notebook asks for another language's kernel.
  case otherKernel(path: String, kernel: String, language: String)
  /// The file cannot be written.
  case unwritable(path: String, reason: String)
  /// No space is left where the file should go.
  case diskFull(path: String)
}

extension NotebookError: CustomStringConvertible {
  /// The message: file, cause, and what to do.
  public var description: String {
    switch self {
    case .missing(let path): "\(path): no such file"
    case .unreadable(let path, let reason): "\(path): cannot be read: \(reason)"
    case .truncated(let path, let place):
      "\(path): the file is cut off at \(place); take an earlier copy (version control, .ipynb_checkpoints)"
    case .notJSON(let path, let reason): "\(path): not a notebook: not JSON at \(reason)"
    case .notANotebook(let path, let reason): "\(path): not a notebook: \(reason)"
    case .unsupportedVersion(let path, let version):
      "\(path): notebook format \(version) is not read; "
        + "convert the file with 'jupyter nbconvert --to notebook --nbformat 4'"
    case .otherKernel(let path, let kernel, let language):
      "\(path): asks for the kernel '\(kernel)' (language \(language)); only Swift notebooks can be run"
    case .unwritable(let path, let reason): "\(path): cannot be written: \(reason)"
    case .diskFull(let path):
      "\(path): cannot be written: no space left on the disk; the former file is unchanged"
    }
  }
}
