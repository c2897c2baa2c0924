import Foundation

/// What an installed Lectern was started by: a launcher that looks for the Swift toolchain and says
/// so where there is none (scripts/packaging/launcher.sh). These programs are linked with the
/// toolchain's libraries and could not say it.
package enum Launcher {
  /// Its path, by which the program is started again; nil where there was none.
  package private(set) static nonisolated(unsafe) var path: String?
  /// Where it has told the dynamic linker to look.
  private static nonisolated(unsafe) var libraries: String?

  /// Takes what the launcher has handed over, and puts the user's environment back in its place.
  /// To be called before there are threads.
  package static func takeOver() {
    let environment = ChildEnvironment()
    guard let launcher = environment["_LECTERN_LAUNCHER"] else { return }
    path = launcher
    libraries = environment["LD_LIBRARY_PATH"]
    unsetenv("_LECTERN_LAUNCHER")
    if let former = getenv("_LECTERN_OWN_LD_LIBRARY_PATH") {
      setenv("LD_LIBRARY_PATH", former, 1)
      unsetenv("_LECTERN_OWN_LD_LIBRARY_PATH")
    } else {
      unsetenv("LD_LIBRARY_PATH")
    }
  }

  /// The environment of another program that is linked with the toolchain's libraries.
  static func environmentOfPrograms() -> ChildEnvironment {
    var environment = ChildEnvironment()
    if let libraries { environment["LD_LIBRARY_PATH"] = libraries }
    return environment
  }
}
