/// The version of the project, as `lectern --version` prints it.
enum LecternVersion {
  static let number = "0.1.0"
  static let text = "lectern \(number)"
}
