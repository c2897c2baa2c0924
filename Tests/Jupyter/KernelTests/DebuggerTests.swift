import Cells
import Foundation
import Kernel
import OrderedJSON
import Testing

@Suite struct DebuggerTests {
  func ask(_ client: TestClient, _ command: String, _ arguments: JSON.Object = [:]) throws -> JSON.Object {
    try client.ask(
      "debug_request",
      ["type": "request", "seq": 3, "command": JSON(command), "arguments": .object(arguments)],
      on: client.control
    ).content
  }

  @Test func everyCommandOfJupyterLabIsAnswered() throws {
    let client = try TestClient()
    let commands: [(String, JSON.Object)] = [
      ("debugInfo", [:]), ("initialize", [:]), ("attach", [:]), ("dumpCell", ["code": "1"]),
      ("configurationDone", [:]),
      ("inspectVariables", [:]), ("modules", [:]), ("threads", [:]), ("stackTrace", [:]), ("scopes", [:]),
      ("setBreakpoints", ["breakpoints": [["line": 2]]]), ("evaluate", ["expression": "1"]),
      ("disconnect", [:]),
    ]
    for (command, arguments) in commands {
      let response = try ask(client, command, arguments)
      #expect(response["success"] == true, "\(command): \(response)")
      #expect(response["request_seq"] == 3)
    }
    #expect(try ask(client, "stepIn")["success"] == false)
    #expect(try ask(client, "nonsense")["success"] == false)
    #expect(client.stop())
  }

  @Test func partsAreAskedForByReferenceAndInPages() throws {
    let client = try TestClient()
    let variables = try ask(client, "inspectVariables")["body"]?["variables"]?.arrayValue ?? []
    #expect(variables.map { $0["name"]?.stringValue } == ["n", "list"])
    #expect(variables.first?["variablesReference"] == 0)
    let reference = variables.last?["variablesReference"] ?? 0
    let page =
      try ask(client, "variables", ["variablesReference": reference])["body"]?["variables"]?.arrayValue ?? []
    #expect(page.count == 101)
    #expect(page.last?["name"] == "[100..<150]")
    let rest = try ask(client, "variables", ["variablesReference": page.last?["variablesReference"] ?? 0])
    #expect(rest["body"]?["variables"]?.arrayValue?.count == 50)
    #expect(rest["body"]?["variables"]?[0]?["value"] == "100")
    #expect(client.stop())
  }
}
