import Foundation

/// Where the history of all sessions is kept.
public enum HistoryPlace {
  /// The variable that says where.
  public static let variable = "LECTERN_HISTORY"

  /// The path that the environment asks for: `LECTERN_HISTORY`, where `off` means that nothing is kept; by default
  /// `lectern/history.sqlite` in Jupyter's data folder of the user.
  public static func path(environment: [String: String] = ProcessInfo.processInfo.environment) -> String? {
    if let given = environment[variable], !given.isEmpty { return given == "off" ? nil : given }
    let folder = try? JupyterDataFolder.user.url(environment: environment)
    return folder?.appendingPathComponent("lectern/history.sqlite").path
  }
}
