/// The version of the project: what `lectern --version`, the kernel and the package say.
/// scripts/check_docs.py holds it against the changelog.
enum LecternVersion {
  static let number = "0.2.0"
  static let text = "lectern \(number)"
}
