// What a cell can ask of the front end, besides showing values. Where there is none (`lectern run`), nothing happens.

/// Puts `source` into a new cell below the running one, once that has ended; with `replace`, into the running cell.
///
/// The last call of a cell counts.
public func setNextInput(_ source: String, replace: Bool = false) {
  askFrontEnd("{\"source\": \"set_next_input\", \"text\": \(quoted(source)), \"replace\": \(replace)}")
}

/// Shows `value` in the front end's pager and not in the notebook, once the cell has ended.
public func showInPager(_ value: Any) {
  let forms = mimeBundle(of: value).contents.sorted { $0.key < $1.key }
  let data = forms.map { type, form in
    "\(quoted(type)): \((type == "text/plain" ? form.cut(to: largestPlainText) : form).jsonText)"
  }.joined(separator: ", ")
  askFrontEnd("{\"source\": \"page\", \"data\": {\(data)}, \"start\": 0}")
}

/// The request as JSON: what Jupyter calls a payload.
private func askFrontEnd(_ request: String) { SideChannel.send(Array(request.utf8), on: "payload") }
