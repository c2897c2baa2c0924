import Directives
import Testing

@Suite struct CallArgumentsTests {
  @Test func allKindsOfValues() throws {
    let arguments = try CallArguments(
      "(\"a\\\"b\", \"1.0.0\"..<\"2.0.0\", from: \"1\", products: [\"A\", \"B\",], x: true) // end")
    #expect(arguments.unlabelled == [.text("a\"b"), .range("1.0.0", "2.0.0", isClosed: false)])
    #expect(arguments.labelled == ["from": .text("1"), "products": .texts(["A", "B"]), "x": .flag(true)])
  }

  @Test func oneWordNeedsNoBrackets() throws {
    #expect(try CallArguments(" zlib ").unlabelled == [.text("zlib")])
  }

  @Test(arguments: ["(\"a\"", "(\"a\" \"b\")", "(a)", "(\"a\") b", "two words"])
  func mistakesAreNamed(text: String) {
    #expect(throws: DirectiveError.self) { try CallArguments(text) }
  }
}

@Suite struct PackageRequestTests {
  private func request(_ text: String) throws -> PackageRequest { try PackageRequest(CallArguments(text)) }

  @Test func requirementsBecomeThoseOfAManifest() throws {
    let cases = [
      ("from: \"1.2.0\"", "from: \"1.2.0\""), ("exact: \"1.2\"", "exact: \"1.2.0\""),
      ("branch: \"main\"", "branch: \"main\""), ("\"1.0.0\"..<\"2.0.0\"", "\"1.0.0\"..<\"2.0.0\""),
      ("\"1.0.0\"...\"2.0.0\"", "\"1.0.0\"...\"2.0.0\""), ("revision: \"abc\"", "revision: \"abc\""),
    ]
    for (written, expected) in cases {
      let manifest = try request("(\"https://x.y/swift-z.git\", \(written))").manifest(
        library: "L", products: ["Z"])
      #expect(manifest.contains(".package(url: \"https://x.y/swift-z.git\", \(expected))"))
      #expect(manifest.contains(".product(name: \"Z\", package: \"swift-z\")"))
    }
  }

  @Test func aFolderNeedsNoVersion() throws {
    #expect(try request("(path: \"../My\")").source == .path("../My"))
    #expect(try request("(\"../My\")").source == .path("../My"))
    #expect(try request("(path: \"../My\")").manifest(library: "L", products: []).contains("path: \"../My\""))
  }

  @Test(arguments: [
    "()", "(\"https://x.y/z\")", "(\"https://x.y/z\", from: \"one\")", "(path: \"a\", from: \"1.0.0\")",
    "(\"https://x.y/z\", from: \"1.0.0\", targets: [\"Z\"])",
    "(\"https://x.y/z\", from: \"1.0.0\", products: \"Z\")",
  ])
  func mistakesAreNamed(text: String) { #expect(throws: DirectiveError.self) { try request(text) } }

  @Test func flagsForCModulesAreTakenFromTheBuildPlan() {
    let arguments = [
      "swiftc", "-I", "/m", "-Xcc", "-fmodule-map-file=/a/module.modulemap", "-Xcc", "-I", "-Xcc", "/a",
      "-Xcc",
      "-fPIC", "-Xcc", "-g",
    ]
    let flags = clangFlags(arguments)
    #expect(flags == ["-Xcc", "-fmodule-map-file=/a/module.modulemap", "-Xcc", "-I", "-Xcc", "/a"])
  }
}

@Suite struct TimeitTests {
  @Test func optionsAreReadInFrontOfTheCode() throws {
    let (options, length) = try TimeitOptions.parse("-n 10 -r3 f(-n)")
    #expect(options == TimeitOptions(loops: 10, runs: 3))
    #expect(length == 10)
    #expect(try TimeitOptions.parse("-x + 1").length == 0)
    #expect(throws: DirectiveError.self) { try TimeitOptions.parse("-n f()") }
  }

  @Test func codeKeepsItsColumn() {
    #expect(SwiftCalls.time("f()").count == "%time f()".count)
    let plain = SwiftCalls.timeit("f()", options: TimeitOptions(), column: 8)
    #expect(plain == "_tn{    f()}")
    let chosen = SwiftCalls.timeit("f()", options: TimeitOptions(loops: 10, runs: 3), column: 17)
    #expect(chosen == "_tn(10,3){       f()}")
  }

  @Test func literalsHoldAnything() {
    #expect(SwiftCalls.literal("a\"\\(b)\n\u{1B}") == "\"a\\\"\\\\(b)\\n\\u{1b}\"")
  }
}
