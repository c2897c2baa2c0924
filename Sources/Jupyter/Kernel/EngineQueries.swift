import Cells
import Messaging
import OrderedJSON

/// Requests that the engine answers without running a cell.
struct EngineQueries {
  let engines: EngineProvider

  /// The content of the reply; nil for a request of another kind.
  func answer(to request: Message) throws -> JSON.Object? {
    switch request.type {
    case "complete_request": try complete(request.content)
    case "inspect_request": try inspect(request.content)
    case "is_complete_request": try isComplete(request.content)
    default: nil
    }
  }

  static let types: Set<String> = ["complete_request", "inspect_request", "is_complete_request"]

  private func complete(_ content: JSON.Object) throws -> JSON.Object {
    let (code, cursor) = try Self.codeAndCursor(content)
    let found = try engines.engine().completions(in: code, at: cursor)
    let types = found.matches.map { match -> JSON in
      [
        "start": JSON(found.start), "end": JSON(found.end), "text": JSON(match.text),
        "type": JSON(match.type),
        "signature": JSON(match.signature),
      ]
    }
    return [
      "status": "ok", "matches": .array(found.matches.map { JSON($0.text) }),
      "cursor_start": JSON(found.start), "cursor_end": JSON(found.end),
      "metadata": ["_jupyter_types_experimental": .array(types)],
    ]
  }

  private func inspect(_ content: JSON.Object) throws -> JSON.Object {
    let (code, cursor) = try Self.codeAndCursor(content)
    let detailed = (content["detail_level"]?.intValue ?? 0) > 0
    let place = NameAtCursor.offset(in: code, cursor: cursor)
    guard let bundle = try engines.engine().inspection(of: code, at: place, detailed: detailed) else {
      return ["status": "ok", "found": false, "data": [:], "metadata": [:]]
    }
    var fields: JSON.Object = ["status": "ok", "found": true]
    for (key, value) in BundleContent.fields(of: bundle) { fields[key] = value }
    return fields
  }

  private func isComplete(_ content: JSON.Object) throws -> JSON.Object {
    guard let code = content["code"]?.stringValue else { throw RequestError("the field 'code' is no text") }
    switch try engines.engine().completeness(of: code) {
    case .complete: return ["status": "complete"]
    case .incomplete(let indent): return ["status": "incomplete", "indent": JSON(indent)]
    case .invalid: return ["status": "invalid"]
    case .unknown: return ["status": "unknown"]
    }
  }

  /// The cursor counts Unicode scalars since protocol 5.2, as the engine does; without one, it is at the end.
  private static func codeAndCursor(_ content: JSON.Object) throws -> (String, Int) {
    guard let code = content["code"]?.stringValue else { throw RequestError("the field 'code' is no text") }
    let length = code.unicodeScalars.count
    return (code, min(max(0, content["cursor_pos"]?.intValue ?? length), length))
  }
}
