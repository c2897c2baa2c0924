import Cells
import OrderedJSON

/// A notebook's cell: its JSON as it was read, with the fields that a runner reads and sets.
///
/// Whatever is not set here, known or unknown, is written back as it was.
public struct NotebookCell: Hashable, Sendable {
  /// The cell's fields.
  public var fields: JSON.Object

  /// What a cell holds.
  public enum Kind: String, Sendable { case code, markdown, raw }

  init(fields: JSON.Object) { self.fields = fields }

  /// A new code cell that has not been run, its keys in nbformat's order.
  public init(code source: String, id: String, tags: [String] = []) {
    let metadata: JSON = tags.isEmpty ? [:] : ["tags": .array(tags.map(JSON.string))]
    fields = [
      "cell_type": "code", "execution_count": nil, "id": .string(id), "metadata": metadata, "outputs": [],
      "source": MultilineText.split(source),
    ]
  }

  /// A new Markdown cell, its keys in nbformat's order.
  public init(markdown source: String, id: String) {
    fields = [
      "cell_type": "markdown", "id": .string(id), "metadata": [:], "source": MultilineText.split(source),
    ]
  }

  /// What the cell holds.
  public var kind: Kind { fields["cell_type"]?.stringValue.flatMap(Kind.init) ?? .raw }

  /// The cell's id, unique in its notebook.
  public var id: String { fields["id"]?.stringValue ?? "" }

  /// The whole source text, its lines ended by `\n`; in the file they stay as they are.
  public var source: String { SourceText(fields["source"].flatMap(MultilineText.join) ?? "").text }

  /// The cell's tags, for example `parameters`.
  public var tags: [String] { fields["metadata"]?["tags"]?.arrayValue?.compactMap(\.stringValue) ?? [] }

  /// Pictures that belong to a Markdown cell: name to MIME type to base64 text.
  public var attachments: JSON.Object { fields["attachments"]?.objectValue ?? [:] }

  /// The number shown as `In[n]`; nil where the cell has not been run.
  public var executionCount: Int? {
    get { fields["execution_count"]?.intValue }
    set { fields.setKeepingSorted("execution_count", newValue.map { JSON($0) } ?? .null) }
  }

  /// The outputs as they stand in the file.
  public var outputs: [JSON] {
    get { fields["outputs"]?.arrayValue ?? [] }
    set { fields.setKeepingSorted("outputs", .array(newValue)) }
  }

  /// Whether the cell is code with anything in it.
  public var isExecutable: Bool { kind == .code && source.contains { !$0.isWhitespace } }

  /// The first line that says something, for a progress display.
  public var firstLine: String {
    let lines = source.split(whereSeparator: \.isNewline)
    let line = lines.first { $0.contains { !$0.isWhitespace } } ?? ""
    return line.trimmingPrefix(while: \.isWhitespace).description
  }

  /// Puts an id where nbformat would.
  mutating func setID(_ id: String) { fields.setKeepingSorted("id", .string(id)) }
}
