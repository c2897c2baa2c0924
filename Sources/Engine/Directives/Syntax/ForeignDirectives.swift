/// Directives of IPython that go by another name here.
enum ForeignDirectives {
  /// What is meant by a name of IPython's; nil for other names.
  static func meant(_ name: String) -> String? { table[name.lowercased()] }

  private static let table: [String: String] = {
    var table = [
      "shell": "%%bash", "script": "%%bash", "cmd": "%%bash", "system": "!COMMAND", "sx": "!COMMAND",
      "file": "%%writefile", "set_env": "%env", "pip": "%package", "conda": "%package", "install": "%package",
      "js": "%%html", "javascript": "%%html", "magic": "%help", "quickref": "%help", "prun": "%time",
      "who_ls": "%who", "pinfo": "?NAME", "pinfo2": "??NAME", "pdoc": "?NAME", "psource": "??NAME",
      "reset_selective": "%reset", "chdir": "%cd", "warning": "%warnings",
    ]
    for command in ["ls", "cat", "cp", "mv", "rm", "mkdir", "rmdir", "man", "less", "more", "ll"] {
      table[command] = "!\(command)"
    }
    return table
  }()
}
