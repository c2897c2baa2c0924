import Cells
import Foundation
import Testing

/// What the user wrote is shown as it was written, whatever it looks like; what Swift writes has no module of a cell in it. Each text is
/// tried in each place.
@Suite(.serialized) struct UserTextTests {
  static let notebook = Result {
    let notebook = try Notebook()
    notebook.run(
      """
      struct File { var name: String; var size = 1 }
      struct Spoken: CustomStringConvertible { var text: String; var description: String { text } }
      enum Failure: Error { case bad(String), worse(File) }
      struct Told: Error, CustomStringConvertible { var text: String; var description: String { text } }
      final class Holder { var file: File; init(_ file: File) { self.file = file } }
      class Base { init() {} }
      class Derived: Base { init(x: Int) { super.init() } }
      """)
    return notebook
  }

  static let texts = [
    "Cell_3.csv", "Cell_1.File", "see Cell_12.x and main.swift", "main.File", "a (0x12ab) b", "Swift.Int",
    "Cell_", "x.y",
  ]

  /// Where a text is put, and what is shown there.
  static let places: [(code: String, shown: String)] = [
    ("\"TEXT\"", "\"TEXT\""), ("[\"TEXT\"]", "[\"TEXT\"]"), ("[\"TEXT\": 1]", "[\"TEXT\": 1]"),
    ("Optional(\"TEXT\") as Any", "Optional(\"TEXT\")"), ("(1, \"TEXT\")", "(1, \"TEXT\")"),
    ("File(name: \"TEXT\")", "File(name: \"TEXT\", size: 1)"),
    ("[File(name: \"TEXT\")]", "[File(name: \"TEXT\", size: 1)]"),
    ("[1: File(name: \"TEXT\")]", "[1: File(name: \"TEXT\", size: 1)]"),
    ("Failure.bad(\"TEXT\")", "bad(\"TEXT\")"),
    ("[Failure.worse(File(name: \"TEXT\"))]", "[Failure.worse(File(name: \"TEXT\", size: 1))]"),
    ("Spoken(text: \"TEXT\")", "TEXT"), ("[Spoken(text: \"TEXT\")]", "[TEXT]"),
  ]

  @Test func results() throws {
    let notebook = try Self.notebook.get()
    for text in Self.texts {
      // All places in one cell: what is shown of the tuple's parts is what is shown of each.
      let code = Self.places.map { $0.code.replacing("TEXT", with: text) }
      let output = notebook.run(code.map { "display(\($0))" }.joined(separator: "\n"))
      let shown = output.events.compactMap { event -> String? in
        guard case .display(let bundle, _) = event else { return nil }
        return bundle.data["text/plain"].map(Self.unquoted)
      }
      #expect(shown == Self.places.map { $0.shown.replacing("TEXT", with: text) }, "\(text): \(output.trace)")
      #expect(notebook.value(code[0]).map(Self.unquoted) == "\"\(text)\"")
    }
  }

  @Test func standardOutputIsThatOfOneFile() throws {
    let notebook = try Self.notebook.get()
    for text in Self.texts {
      let output = notebook.run(
        """
        print("\(text)", [File(name: "\(text)")], String(reflecting: Holder.self))
        dump(File(name: "\(text)"))
        """)
      #expect(
        output.stdout == """
          \(text) [main.File(name: "\(text)", size: 1)] main.Holder
          ▿ main.File
            - name: "\(text)"
            - size: 1

          """)
    }
  }

  @Test func errors() throws {
    let notebook = try Self.notebook.get()
    for text in [Self.texts[0], Self.texts[3], Self.texts[4]] {
      let codes: [(code: String, value: String)] = [
        ("throw Failure.bad(\"\(text)\")", "bad(\"\(text)\")"),
        ("throw Failure.worse(File(name: \"\(text)\"))", "worse(File(name: \"\(text)\", size: 1))"),
        ("throw Told(text: \"\(text)\")", text), ("fatalError(\"\(text)\")", text),
        ("precondition(1 > 2, \"\(text)\")", text),
      ]
      for (code, value) in codes {
        let error = notebook.run(code).error
        #expect(error?.value == value, "\(code)")
        #expect(error?.traceback.last?.hasSuffix(value) == true, "\(code)")
      }
    }
  }

  @Test func typesInMessagesHaveNoModule() throws {
    let notebook = try Self.notebook.get()
    let cast = notebook.run("let any: Any = File(name: \"a\")\nlet holder = any as! Holder")
    #expect(cast.error?.value == "Could not cast value of type 'File' to 'Holder'.", "\(cast.trace)")
    let missing = notebook.run("Derived(x: 1) as Base as! Spoken2")
    #expect(missing.error?.value.contains("Cell_") == false)
    let keys = notebook.run("let wrong: Holder = File(name: \"a\")")
    #expect(keys.error?.value.contains("'File'") == true && !keys.trace.contains("Cell_"), "\(keys.trace)")
  }

  @Test func theCompilersMessagesKeepWhatIsWritten() throws {
    let output = try Self.notebook.get().run("#warning(\"see Cell_3.csv\")\n#error(\"not Cell_4.csv\")")
    #expect(output.error?.value.contains("not Cell_4.csv") == true, "\(output.trace)")
  }

  @Test func lists() throws {
    let notebook = try Notebook()
    notebook.run("struct File { var name: String }\nlet a = \"Cell_3.csv\"\nlet b = [\"Cell_3.csv\": 1]")
    notebook.run("let c = File(name: \"Cell_3.csv\")\nlet d = [File(name: \"main.x\")]\nlet e: File? = c")
    let list = notebook.session.variables().map { [$0.name, $0.type, $0.value] }
    #expect(
      list == [
        ["a", "String", "\"Cell_3.csv\""], ["b", "[String: Int]", "[\"Cell_3.csv\": 1]"],
        ["c", "File", "File(name: \"Cell_3.csv\")"], ["d", "[File]", "[File(name: \"main.x\")]"],
        ["e", "File?", "File(name: \"Cell_3.csv\")"],
      ])
    let declaration = "func load(_ path: String = \"Cell_3.csv\") -> File { File(name: path) }"
    notebook.run(declaration)
    let help = notebook.session.inspection(of: "load()", at: 2, detailed: false)?.data["text/plain"]
    #expect(help?.contains("= \\\"Cell_3.csv\\\") -> File") == true, "\(help ?? "")")
  }

  @Test func typesAreFoundByTheNamesThatTheyShow() throws {
    let notebook = try Notebook()
    notebook.run(
      """
      import Foundation
      final class Note: NSObject, NSCoding {
        let text: String
        init(text: String) { self.text = text }
        func encode(with coder: NSCoder) { coder.encode(text, forKey: "text") }
        init?(coder: NSCoder) { text = coder.decodeObject(forKey: "text") as? String ?? "" }
      }
      """)
    let output = notebook.run(
      """
      let data = try NSKeyedArchiver.archivedData(withRootObject: Note(text: "a"), requiringSecureCoding: false)
      let note = try NSKeyedUnarchiver.unarchiveTopLevelObjectWithData(data) as? Note
      print(note?.text ?? "none", NSStringFromClass(Note.self))
      """)
    #expect(output.stdout == "a main.Note\n", "\(output.trace)")
  }

  @Test func theNameOfTheFunctionAtTopLevel() throws {
    let notebook = try Notebook()
    let output = notebook.run(
      "print(#function, [1].map { _ in #function })\nfunc f() -> String { #function }\nvar g: String { #function }\nprint(f(), g)"
    )
    #expect(output.stdout == "main [\"main\"]\nf() g\n", "\(output.trace)")
  }

  private static func unquoted(_ json: String) -> String {
    let data = Data("[\(json)]".utf8)
    return (try? JSONSerialization.jsonObject(with: data) as? [String])?.first ?? json
  }
}
