/// The diagnostics in what the compiler prints: `In[3]:1:14: error: cannot convert ...`.
func parseDiagnostics(_ text: String) -> [Diagnostic] {
  var diagnostics: [Diagnostic] = []
  let pattern = #/(.+?):(\d+):(\d+): (error|warning|note|remark): (.*)/#
  for line in text.split(separator: "\n") {
    guard let match = line.wholeMatch(of: pattern),
      let severity = Diagnostic.Severity(rawValue: String(match.4))
    else { continue }
    let diagnostic = Diagnostic(
      severity: severity, identifier: "", message: String(match.5), file: String(match.1),
      line: Int(match.2) ?? 0,
      column: Int(match.3) ?? 1, length: 1)
    if severity == .note, let last = diagnostics.indices.last {
      diagnostics[last].notes.append(diagnostic)
    } else {
      diagnostics.append(diagnostic)
    }
  }
  return diagnostics
}
