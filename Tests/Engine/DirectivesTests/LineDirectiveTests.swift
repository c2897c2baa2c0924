import Directives
import Testing

/// Lines that look like directives, in all that a line may begin in.
@Suite struct LineDirectiveTests {
  private func lines(_ source: String) -> [Int] { CellParts(source).directives.map(\.line) }

  /// Text before the line, and what is to follow it so that it is Swift.
  static let texts: [(before: String, after: String)] = [
    ("let a = \"\"\"", "\"\"\""), ("let a = #\"\"\"", "\"\"\"#"), ("let a = ##\"\"\"\n\"\"\"#", "\"\"\"##"),
    ("let a = \"\"\"\n  \\(f(\"\"\"\n  b", "  \"\"\"))\n\"\"\""), ("/* a", "*/"), ("/* /* */", "*/"),
    ("/** a */ /*", "*/"),
    ("let r = #/", "/#"), ("let r = #/\n b", "/#"), ("let a = \"\"\"\n\\", "\"\"\""), ("f(\"\"\"", "\"\"\")"),
    ("let a = \"\"\"\n\\(\"x\")", "\"\"\""), ("let a = \"\"\"\n /* ", "\"\"\""),
    ("let a = \"\"\"\n \"a\" \"\"", "\"\"\""),
  ]

  /// Text before the line that ends in code.
  static let codes = [
    "", "let a = 1", "let a = \"\\(f(\"http://a\"))\"", "let a = \"/*\"", "let a = \"\\\"\"",
    "let a = #\"\\\"#", "let r = #/\\/*/#",
    "let r = /\\/\\*/", "let a = b /* c */", "// \"\"\"", "// /*", "let a = \"\"\"\n\"\"\"",
    "let a = \"\"\"\n\\\"\"\"\n\"\"\"",
    "let a = #\"\"\"\n\\\n\"\"\"#", "let a = \"\\(\"\\(\"a\")\")\"", "let a = #\"\\#(\"//\")\"#",
    "let c = x / y / z", "let a: Array<Int>",
    "let a: Int?", "let a = b!", "let s = \"'\"", "/* a */", "/* /* */ */", "let é = \"😀\"", "func f() {}",
    "let a = \"\"\"\n  \\(f(1))\n  \"\"\"",
  ]

  @Test(arguments: ["%time f()", "  %who", "!ls"])
  func textIsNoDirective(line: String) {
    for (before, after) in Self.texts {
      let source = "\(before)\n\(line)\n\(after)\n%whos"
      let last = source.split(separator: "\n", omittingEmptySubsequences: false).count - 1
      #expect(lines(source) == [last], "\(source)")
    }
  }

  @Test(arguments: ["%time f()", "  %who", "!ls"])
  func codeIsADirective(line: String) {
    for before in Self.codes {
      let source = before + "\n" + line + "\n%whos"
      let count = before.split(separator: "\n", omittingEmptySubsequences: false).count
      #expect(lines(source) == [count, count + 1], "\(source)")
    }
  }

  /// Each of the texts behind each of the others.
  @Test func textsAndCodesMayFollowEachOther() {
    for (before, after) in Self.texts {
      for code in Self.codes {
        let source = "\(code)\n%time a\n\(before)\n%time b\n!c\n\(after)\n%who"
        let all = source.split(separator: "\n", omittingEmptySubsequences: false)
        let expected = all.indices.filter { all[$0] == "%time a" || all[$0] == "%who" }
        #expect(lines(source) == expected, "\(source)")
      }
    }
  }

  @Test func aLineThatClosesItsTextIsNone() {
    #expect(lines("let a = \"\"\"\n%time \"\"\"\n%who") == [2])
    #expect(lines("/*\n%time */\n%who\n/*\n!a */ + 1\n!b") == [2, 5])
    let many = (0..<100).map { "let a\($0) = \"\"\"\n%time x\n\"\"\"" }.joined(separator: "\n")
    #expect(lines(many + "\n%who") == [300])
  }

  @Test(arguments: [
    "let a = b &&", "f(", "f(1,", "let a =", "a.", "x ?", "guard", "try", "[", "if a {", "return b +",
  ])
  func aCommandContinuesNothing(before: String) { #expect(lines(before + "\n!c").isEmpty, "\(before)") }
}

@Suite struct CellOptionTests {
  @Test(arguments: ["#| echo: false\n", "//| label: fig-1\n", "\n#| a: 1\n\n#| b: 2\n", "  #| a: 1\n"])
  func optionsAreComments(options: String) throws {
    let cell = CellParts(options + "%time f()\nlet a = 1")
    #expect(cell.directives.map(\.name) == ["time"])
    #expect(cell.text(0..<cell.lines.count).contains("#|") == false)
    let count = cell.lines.reduce(0) { $0 + $1.unicodeScalars.count + 1 } - 1
    #expect(count == (options + "%time f()\nlet a = 1").unicodeScalars.count)
    let bash = CellParts(options + "%%bash\n#| x\nls")
    #expect(bash.directives.first?.form == .cell(body: "#| x\nls"))
  }

  @Test func belowTheHeadTheyAreNone() {
    #expect(CellParts("let a = 1\n#| b").lines[1] == "#| b")
  }
}

@Suite struct ShellTextTests {
  private func pieces(_ command: String) -> [ShellText.Piece] {
    ShellText(command) { ["name", "n", "files", "путь", "a"].contains($0) }.pieces
  }

  @Test(arguments: [
    ("echo {name}", "name"), ("echo { name }", "name"), ("echo {files[0]}", "files[0]"),
    ("x {n + 1}", "n + 1"),
    ("cat {files.first ?? name}", "files.first ?? name"), ("ls {путь}", "путь"), ("echo '{name}'", "name"),
    ("echo {a.map { $0 }}", ""), ("echo {f(n, 1)}", ""), ("echo {files[n, 2]}", "files[n, 2]"),
  ])
  func variables(command: String, expression: String) {
    let found = pieces(command).compactMap { piece -> String? in
      if case .expression(let code) = piece { return code }
      return nil
    }
    #expect(found == (expression.isEmpty ? [] : [expression]))
  }

  @Test(arguments: [
    "echo {other}", "echo ${name}", "echo {a,n}", "echo {1..3}", "echo {a..n}", "awk '{print $1}'",
    "docker {{name}}",
    "echo {}", "{ name; }", "echo {name", "echo {a n}", "git show HEAD@{1}",
  ])
  func theShellsOwnBracesStay(command: String) { #expect(pieces(command) == [.text(command)]) }

  @Test func theCallHasTheValues() {
    let command = ShellText("echo \"{name}\" \\n") { $0 == "name" }
    #expect(SwiftCalls.shell(command) == #"_lecternShell("echo \"\(name)\" \\n")"#)
  }
}
