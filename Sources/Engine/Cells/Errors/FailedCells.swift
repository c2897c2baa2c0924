/// The names that cells would have declared if they had not failed.
struct FailedCells {
  private var cells: [String: String] = [:]

  /// `cell` has failed before it could declare `names`.
  mutating func add(_ names: some Sequence<String>, cell: String) {
    for name in names { cells[name] = cell }
  }

  /// `names` are declared now.
  mutating func remove(_ names: some Sequence<String>) {
    for name in names { cells[name] = nil }
  }

  /// The cell whose failure is the reason that there is no such name.
  func cell(of name: String) -> String? { cells[name] }
}
