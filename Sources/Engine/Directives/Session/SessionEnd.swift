import Cells

/// A cell that is nothing but `exit` or `quit`: it ends a console session, as in IPython. Front ends with a page have no use for it.
struct SessionEnd {
  /// The word, which may be a name of the session's own.
  let word: String

  /// Nil for any other cell.
  init?(_ source: String) {
    guard let match = source.wholeMatch(of: #/\s*(exit|quit)\s*(\(\s*\))?\s*;?\s*/#) else { return nil }
    word = String(match.1)
  }

  /// What the front end is asked for.
  ///
  /// Source: "Messaging in Jupyter", payloads.
  var message: SideMessage {
    SideMessage(channel: "payload", bytes: Array(#"{"source": "ask_exit", "keepkernel": false}"#.utf8))
  }
}
