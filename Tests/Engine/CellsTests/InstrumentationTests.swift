import Cells
import Foundation
import Testing

@Suite struct InstrumentationTests {
  private func instrumented(_ source: String) -> String {
    EditedText(source, edits: Instrumentation(source, cell: 7).edits).text
  }

  private func lines(_ source: String) -> [Int] { Instrumentation(source, cell: 7).probes.map(\.line) }

  @Test func aProbeStandsBeforeEachStatement() {
    let source = """
      func twice(_ n: Int) -> Int {
        let m = n * 2
        return m
      }
      print(twice(2))
      """
    let expected = """
      func twice(_ n: Int) -> Int { let _lecternFrame = _lecternEnter(7, 1); defer { _lecternFrame.leave() }; 
        _lecternFrame.at(0, { [_lecternLocal("n", n)] }); let m = n * 2
        _lecternFrame.at(1, { [_lecternLocal("n", n), _lecternLocal("m", m)] }); return m
      }
      _lecternFrame.at(2); print(twice(2))
      """
    #expect(instrumented(source) == expected)
    #expect(Instrumentation(source, cell: 7).functions == ["top level", "twice(_:)"])
  }

  @Test func noLineIsAdded() {
    let source =
      "func f() -> Int { 5 }\nstruct S { var a: Int { 1 }\n func g() { print(1); print(2) } }\nfor i in 0..<2 { print(i) }"
    #expect(instrumented(source).split(separator: "\n").count == source.split(separator: "\n").count)
    #expect(lines(source) == [1, 2, 3, 3, 4, 4])
  }

  @Test(
    "What would mean something else with a probe in it is left alone",
    arguments: [
      "let a = [1].map { $0 * 2 }", "let a = if true { 1 } else { 2 }",
      "let a = [1].map { x in if x > 0 { 1 } else { 2 } }", "let a = [1].map { x in return x }",
      "let view = Stack { Text(1)\n Text(2) }", "let text = \"\\([1].map { let b = $0; return b })\"",
    ])
  func leftAlone(source: String) {
    #expect(lines(source) == [1])
  }

  @Test(
    "Nothing is added in them",
    arguments: [
      "@Builder func f() { A()\n B() }", "protocol P { var a: Int { get } }",
      "func f() -> Int { if true { 1 } else { 2 } }",
    ])
  func nothing(source: String) {
    #expect(instrumented(source) == source)
  }

  @Test func variablesInSight() {
    let source = """
      func f(_ a: Int, b: inout Int, c: () -> Int, _: Int, d: @escaping () -> Void) {
        guard let e = a as Int?, case let (g, h) = (1, 2) else { return }
        let i: Int
        var j: Int?
        if let k = j { print(k) } else { print(0) }
        for l in 0..<1 { _ = l }
        i = 1
        do { lazy var m = 1 } catch { print(1) }
        switch a { case let n where n > 0: print(1); default: print(2) }
      }
      """
    let text = instrumented(source).split(separator: "\n").map(String.init)
    func names(_ line: Int, _ probe: Int = 0) -> [String] {
      let parts = text[line].components(separatedBy: "_lecternFrame.at(")[(probe + 1)...].first ?? ""
      let call = parts.components(separatedBy: "); ")[0]
      return call.components(separatedBy: "_lecternLocal(\"").dropFirst()
        .map { String($0.prefix { $0 != "\"" }) }
    }
    #expect(names(1) == ["a", "b"])
    #expect(names(1, 1) == ["a", "b"])
    #expect(names(2).isEmpty == true || text[2].contains("at(") == false)
    #expect(names(4) == ["a", "e", "g", "h", "j", "b"])
    #expect(names(4, 1).contains("k") && !names(4, 2).contains("k"))
    #expect(names(5, 1).contains("l") && !names(6).contains("l"))
    #expect(names(7, 2).contains("error"))
    #expect(names(8, 1).contains("n") && !names(8, 2).contains("n"))
    #expect(text[4].contains("{ [_lecternLocal(\"b\", b)] }"), "an inout parameter is not kept")
  }

  @Test func breakpointsMoveToStatements() {
    let map = Instrumentation("// text\n\nlet a = 1\nfunc f() {\n}\n", cell: 1)
    #expect([1, 2, 3, 4].map(map.breakpointLine) == [3, 3, 3, nil])
  }

  /// Every kind of code that a probe might break, and that compiles without.
  @Test(.timeLimit(.minutes(5))) func cellsThatCompileStillDo() throws {
    let notebook = try Notebook()
    notebook.session.debugging?.attach()
    let cells = [
      "struct P { var x = 1; mutating func go(_ d: Int) { x += d; x += 1 }; var y: Int { get { x } set { x = newValue; print(x) } } }\nvar p = P(); p.go(2); p.y = 5; p.y",
      "class A { let n: Int; init?(_ n: Int) { if n < 0 { return nil }; self.n = n }; deinit { print(\"gone\"); print(n) }; lazy var z: Int = { let a = 1; return a + n }() }\ndo { let a = A(3); print(a?.z ?? 0) }",
      "func many(_ a: inout [Int], _ f: (Int) throws -> Int, g: @escaping (Int) -> Int, v: Int..., k: @autoclosure () -> Int) rethrows -> Int { let h = { (x: Int) in let y = x; return g(y) }; a.append(h(1)); a[0] += try f(2); return a.count + v.count + k() }\nvar list = [1]; print(try many(&list, { $0 }, g: { $0 * 2 }, v: 1, 2, k: 4))",
      "let sums = [1, 2, 3].reduce(into: [Int]()) { all, x in let y = x; all.append(y) }\nsums",
      "func g<T: Comparable>(_ a: T, _ b: T) -> T where T: Hashable { let m = [a, b]; return m.max() ?? a }\ng(1, 2)",
      "enum E: Error { case bad(Int) }\nfunc t(_ n: Int) throws -> Int { if n > 0 { throw E.bad(n) }; return n }\ndo { _ = try t(1) } catch E.bad(let k) where k > 0 { print(k) } catch { print(error) }",
      "outer: for i in 0..<3 { for j in 0..<3 { if j == 1 { continue outer }; if i == 2 { break outer } } }",
      "func s(_ x: Int) -> some Collection<Int> { [x] }\nfunc w(_ x: Int) -> String { switch x { case 0: return \"a\"; case 1: fallthrough; default: return \"b\" } }\nw(0) + \"\\(s(1).count)\"",
      "func nested() -> Int { var count = 0; func inc() { count += 1; count += 1 }; inc(); let c = { count += 1; count += 2 }; c(); return count }\nnested()",
      "func never() -> Int { fatalError(\"x\") }\nfunc noValue() -> Void { print(1) }\nnoValue()",
      "import Foundation\nfunc slow(_ n: Int) async throws -> Int { try await Task.sleep(nanoseconds: 1); return n }\nlet waited = try await slow(2)\nlet group = await withTaskGroup(of: Int.self) { g in for i in 0..<2 { g.addTask { let x = i; return x } }; var t = 0; for await x in g { t += x }; return t }\nwaited + group",
      "actor Store { var n = 0; func add(_ k: Int) -> Int { n += k; return n } }\nlet store = Store()\nlet added = await store.add(2)\nadded",
      "@MainActor func onMain() -> Int { let a = 1; return a }\nawait onMain()",
      "struct Box<T> { var items: [T] = []; subscript(i: Int) -> T { get { let k = i; return items[k] } set { items[i] = newValue } }; static func make(_ t: T) -> Box { var b = Box(); b.items = [t]; return b } }\nvar box = Box.make(1); box[0] = 2; box[0]",
      "extension Int { var doubled: Int { let d = self * 2; return d }; mutating func bump() { self += 1; self += 1 } }\nvar n5 = 5; n5.bump(); n5.doubled",
      "let `default` = 1\nfunc q(`in` x: Int) -> Int { let `for` = x; return `for` + 1 }\nq(in: 1)",
      "let value: Int\nif sums.isEmpty { value = 1 } else { value = 2 }\nvalue",
      "var watched = 0 { didSet { print(oldValue); print(watched) } }\nwatched = 3",
      "struct Token: ~Copyable { let n: Int; consuming func use() -> Int { let k = n; return k } }\nfunc spend(_ t: consuming Token) -> Int { let a = 1; return t.use() + a }\nspend(Token(n: 2))",
      "let done = DispatchSemaphore(value: 0)\nDispatchQueue.global().async { let a = 1; print(a); done.signal() }\ndone.wait()",
      "#if os(Linux)\nlet system = 1\n#else\nlet system = 2\n#endif\nsystem",
      "let makeAdder = { (n: Int) -> (Int) -> Int in let m = n; return { $0 + m } }\nmakeAdder(2)(3)",
      "if let first = sums.first, first > 0 { print(first) }\nwhile let last = sums.last { print(last); break }",
      "guard let one = sums.first else { fatalError() }\nrepeat { print(one) } while false\ndefer { print(\"end\") }",
    ]
    for source in cells {
      let output = notebook.run(source)
      #expect(output.error == nil, "\(source)\n\(output.trace)")
      let isNotice = output.streams.contains("Breakpoints are not available")
      #expect(!isNotice || source.contains("~Copyable"), "\(source)\n\(output.streams)")
    }
  }

  @Test func withoutADebuggerNothingIsAdded() throws {
    let notebook = try Notebook()
    func text(_ source: String) throws -> String {
      #expect(notebook.run(source).error == nil)
      let folder = URL(fileURLWithPath: notebook.session.traces.folder)
      let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      let numbers = files.filter { $0.pathExtension == "swift" }
        .compactMap { Int($0.deletingPathExtension().lastPathComponent.dropFirst("Cell_".count)) }
      let number = try #require(numbers.max())
      let whole = try String(
        contentsOf: folder.appendingPathComponent("Cell_\(number).swift"), encoding: .utf8)
      return whole.replacingOccurrences(of: "Mark\(number)", with: "Mark")
    }
    let source = "for i in 0..<2 {\n  print(i)\n}"
    let before = try text(source)
    #expect(!before.contains("_lecternFrame"))
    notebook.session.debugging?.attach()
    #expect(try text(source).contains("_lecternFrame"))
    notebook.session.debugging?.detach()
    let after = try text(source)
    let name = #/In\[\d+\]/#
    #expect(after.replacing(name, with: "") == before.replacing(name, with: ""))
  }
}
