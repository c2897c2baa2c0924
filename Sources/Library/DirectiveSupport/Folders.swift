import Glibc
import UserErrors

/// A file or folder that could not be used.
public struct FileError: UserError, Equatable {
  public let message: String
  /// An error with its message.
  public init(_ message: String) { self.message = message }
}

/// `%cd`: changes the folder in which cells run, and prints it.
public func _lecternChangeFolder(_ path: String) {
  let path = expandingHome(path)
  if chdir(path) != 0 {
    raise(FileError("cannot change to the folder '\(path)': \(String(cString: strerror(errno)))"))
  }
  _lecternPrintFolder()
}

/// `%pwd`: prints the folder in which cells run.
public func _lecternPrintFolder() {
  guard let folder = getcwd(nil, 0) else {
    raise(FileError("the working folder has gone: \(String(cString: strerror(errno)))"))
  }
  defer { free(folder) }
  print(String(cString: folder))
}

/// `%env`, `%env NAME`, `%env NAME=VALUE`, `%env NAME VALUE`: prints or sets environment variables.
public func _lecternEnvironment(_ arguments: String) {
  if arguments.isEmpty { return printEnvironment() }
  let isMark = { (character: Character) in character == "=" || character.isWhitespace }
  let name = String(arguments.prefix { !isMark($0) })
  let rest = arguments.dropFirst(name.count)
  if name.isEmpty { raise(ValueError("%env needs a name before the '='")) }
  guard !rest.isEmpty else {
    guard let value = getenv(name) else {
      raise(ValueError("there is no environment variable '\(name)'; %env lists all"))
    }
    return print(String(cString: value))
  }
  var value = rest.drop(while: \.isWhitespace)
  if value.first == "=" { value = value.dropFirst().drop(while: \.isWhitespace) }
  setenv(name, String(value), 1)
  print("env: \(name)=\(value)")
}

private func printEnvironment() {
  var lines: [String] = []
  var place = environ
  while let text = place.pointee {
    lines.append(String(cString: text))
    place += 1
  }
  print(lines.sorted().joined(separator: "\n"))
}

/// `%%writefile`: writes `text` to a file.
public func _lecternWriteFile(_ path: String, _ text: String, appending: Bool) {
  let path = expandingHome(path)
  let exists = access(path, F_OK) == 0
  guard let file = fopen(path, appending ? "a" : "w") else {
    raise(FileError("cannot write '\(path)': \(String(cString: strerror(errno)))"))
  }
  let isWritten = fputs(text.hasSuffix("\n") ? text : text + "\n", file) >= 0
  if fclose(file) != 0 || !isWritten {
    raise(FileError("cannot write '\(path)': \(String(cString: strerror(errno)))"))
  }
  print((appending ? "Appending to " : exists ? "Overwriting " : "Writing ") + path)
}

private func expandingHome(_ path: String) -> String {
  guard path == "~" || path.hasPrefix("~/"), let home = getenv("HOME") else { return path }
  return String(cString: home) + path.dropFirst()
}
