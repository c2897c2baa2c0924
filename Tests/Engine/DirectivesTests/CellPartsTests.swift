import Directives
import Testing

@Suite struct CellPartsTests {
  private func names(_ source: String) -> [String] { CellParts(source).directives.map(\.shownName) }

  @Test func swiftAloneHasNoDirectives() {
    #expect(names("let a = 7 % 3\nlet b = a\n  % 2\n!flag.isEmpty == true ? 1 : 2").count == 1)
    #expect(names("let a = 7 % 3\nlet b = a\n  % 2").isEmpty)
    #expect(names("let a = b &&\n!c").isEmpty)
    #expect(names("f(\n!c)").isEmpty)
    #expect(names("  !c").isEmpty)
  }

  @Test func textAndCommentsAreNoDirectives() {
    #expect(names("let a = \"\"\"\n%time\n\"\"\"\n%who").count == 1)
    #expect(names("/* \n%time /* \n*/ %time\n*/\n%who").count == 1)
    #expect(names("let a = #\"\"\"\n%time \"\"\"\n%time\n\"\"\"#\n%who").count == 1)
    #expect(names("let a = \"a \\\" /* \"\n%who").count == 1)
    #expect(names("// \"\"\"\n%who").count == 1)
  }

  @Test func partsKeepTheirOrderAndLines() {
    let cell = CellParts("let a = 1\n%time f(a)\n\nlet b = 2\n!ls -l")
    #expect(cell.parts.count == 4)
    #expect(cell.parts[0] == .swift(0..<1))
    #expect(cell.parts[2] == .swift(2..<4))
    #expect(cell.text(2..<4) == "\n\n\nlet b = 2")
    #expect(cell.directives.map(\.line) == [1, 4])
    #expect(cell.directives.map(\.arguments) == ["f(a)", "ls -l"])
    #expect(cell.directives[0].argumentsColumn == 6)
  }

  @Test func callsAndCommandsMayTakeSeveralLines() {
    let cell = CellParts(
      "%package(\"https://a.b/c\",\n  from: \"1.0.0\")\nimport C\n!echo a \\\n  b\nlet x = 1")
    #expect(cell.directives.map(\.lineCount) == [2, 2])
    #expect(cell.parts.count == 4)
  }

  @Test func aCellDirectiveTakesTheWholeCell() {
    let cell = CellParts("\n%%bash -x\nls\n%time\n")
    #expect(cell.directives.count == 1)
    #expect(cell.directives[0].form == .cell(body: "ls\n%time\n"))
    #expect(cell.directives[0].arguments == "-x")
    #expect(cell.directives[0].line == 1)
  }

  @Test func swiftOnlyKeepsPlaces() {
    let source = "let é = \"😀\"\n%time f(é)\n%cd /tmp\nlet b = é"
    let swift = CellParts(source).swiftOnly
    #expect(swift.unicodeScalars.count == source.unicodeScalars.count)
    #expect(swift == "let é = \"😀\"\n      f(é)\n        \nlet b = é")
  }
}

@Suite struct DirectiveTableTests {
  @Test(arguments: [("tiem", "time"), ("packge", "package"), ("whos_", "whos"), ("optimze", "optimize")])
  func slipsOfTheHandAreRecognised(name: String, meant: String) {
    #expect(DirectiveDescription.near(name).first == meant)
  }

  @Test func nothingNearIsProposedForOtherWords() { #expect(DirectiveDescription.near("matplotlib").isEmpty) }

  @Test func namesAreUnique() {
    let names = DirectiveDescription.all.flatMap(\.names)
    #expect(Set(names).count == names.count)
  }

  @Test func distanceCountsSwapsOnce() {
    #expect(editDistance("time", "tiem") == 1)
    #expect(editDistance("", "abc") == 3)
    #expect(editDistance("kitten", "sitting") == 3)
  }
}
