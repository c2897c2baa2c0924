import Cells
import Foundation
import Testing

@Suite(.serialized) struct VariableTests {
  static let notebook = Result {
    let notebook = try Notebook()
    notebook.run(
      """
      import Foundation
      struct Point { var x = 1.5; var name: String? = "p" }
      class Base { var inherited = 7 }
      class Thing: Base { var points = [Point(), Point()]; weak var friend: Base? }
      let thing = Thing()
      var many = [Int](0..<1_000_000)
      let tensor = Tensor([[1, 2], [3, 4]])
      let large = Tensor(zeros: [100, 28, 28])
      let ages = ["Ada": 36]
      let twice = { (x: Int) in 2 * x }
      let nothing: Int? = nil
      var (left, right) = (1, "r")
      weak var faint = thing
      let late: Int
      late = 4
      let lines = "a\\nb"
      struct Unique: ~Copyable { var n = 1 }
      let unique = Unique()
      """)
    return notebook
  }

  @Test func typesAndValues() throws {
    let list = try Self.notebook.get().session.variables()
    let found = Dictionary(uniqueKeysWithValues: list.map { ($0.name, $0) })
    func expect(_ name: String, _ type: String, _ value: String, parts: Int) {
      #expect(
        found[name].map { [$0.type, $0.value, String($0.partCount)] } == [type, value, String(parts)],
        "\(name)")
    }
    expect("thing", "Thing", "Thing", parts: 3)
    expect("ages", "[String: Int]", "[\"Ada\": 36]", parts: 1)
    expect("nothing", "Int?", "nil", parts: 0)
    expect("right", "String", "\"r\"", parts: 0)
    expect("late", "Int", "4", parts: 0)
    expect("lines", "String", "\"a\\nb\"", parts: 0)
    expect("twice", "(Int) -> Int", "(Function)", parts: 0)
    expect("unique", "~Copyable", "a value that cannot be copied", parts: 0)
    #expect(found["many"]?.value.hasSuffix("…] (1000000 elements)") == true, "\(found["many"]?.value ?? "")")
    #expect(found["many"]?.partCount == 1_000_000)
    #expect(found["large"]?.value == "float32 (100, 28, 28)")
    #expect(found["tensor"]?.value.contains("(2, 2)") == true, "\(found["tensor"]?.value ?? "")")
  }

  @Test func parts() throws {
    let session = try Self.notebook.get().session
    let ofThing = session.parts(of: VariablePath(name: "thing"), in: 0..<10)
    #expect(ofThing.map(\.name) == ["inherited", "points", "friend"])
    #expect(ofThing[1].type == "[Point]" && ofThing[1].partCount == 2)
    let points = session.parts(of: ofThing[1].path, in: 1..<2)
    #expect(points.map(\.name) == ["[1]"] && points[0].value == "Point(x: 1.5, name: \"p\")")
    let inside = session.parts(of: points[0].path, in: 0..<10)
    #expect(
      inside.map { [$0.name, $0.type, $0.value] } == [["x", "Double", "1.5"], ["name", "String?", "\"p\""]])
    let page = session.parts(of: VariablePath(name: "many"), in: 999_998..<1_000_005)
    #expect(page.map(\.value) == ["999998", "999999"] && page[0].name == "[999998]")
    let entry = session.parts(of: VariablePath(name: "ages"), in: 0..<1)
    #expect(entry.map { [$0.name, $0.value] } == [["[\"Ada\"]", "36"]])
    #expect(session.parts(of: VariablePath(name: "missing"), in: 0..<1).isEmpty)
  }

  @Test func bundles() throws {
    let session = try Self.notebook.get().session
    #expect(session.bundle(of: VariablePath(name: "ages"))?.data["text/plain"] == #""[\"Ada\": 36]""#)
    #expect(session.bundle(of: VariablePath(name: "ages", parts: [0]))?.data["text/plain"] == "\"36\"")
    #expect(session.bundle(of: VariablePath(name: "missing")) == nil)
  }

  @Test func aDescriptionThatFails() throws {
    let notebook = try Notebook()
    notebook.run(
      """
      struct Bad: CustomStringConvertible { var description: String { fatalError("no words") } }
      struct Endless: CustomStringConvertible { var description: String { while true {} } }
      let good = 1
      let bad = Bad()
      let endless = Endless()
      """)
    let list = notebook.session.variables()
    #expect(list.map(\.name) == ["good", "bad", "endless"])
    #expect(list.map(\.value) == ["1", "(its description fails)", "(its description fails)"])
    #expect(notebook.value("good") == "\"1\"")
  }

  /// What the running cell does not reach is read; the rest is as it was before.
  @Test func whileACellRuns() throws {
    let notebook = try Notebook()
    notebook.run("import Foundation\nvar apart = 1")
    notebook.run("var used = 1")
    #expect(notebook.session.variables().map(\.value) == ["1", "1"])
    notebook.run("apart = 2")
    let running = DispatchSemaphore(value: 0)
    let ended = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      let source = "used = 5\nprint(used)\nwhile true { used += 1; used -= 1 }"
      _ = notebook.session.execute(CellRequest(source: source, name: "c")) { _ in running.signal() }
      ended.signal()
    }
    running.wait()
    #expect(notebook.session.variables().map(\.value) == ["2", "1"])
    notebook.session.interrupt()
    ended.wait()
    #expect(notebook.session.variables().first?.value == "2")
  }
}
