/// What may be shown.
public enum DisplayRequest: Sendable {
  case display(MIMEBundle, id: String)
  case update(MIMEBundle, id: String)
  case result(MIMEBundle)
  case clear(wait: Bool)
}

/// Where everything that is shown goes: to the notebook inside the worker, to standard output elsewhere.
public struct DisplaySink: Sendable {
  /// Takes one request, on the thread that asks.
  public var show: @Sendable (DisplayRequest) -> Void

  /// A place that takes requests by this function.
  public init(show: @escaping @Sendable (DisplayRequest) -> Void) { self.show = show }

  /// The sink in use: ``redirection`` where there is one. Tests and other hosts may set it, before anything is shown.
  public static var current: DisplaySink {
    get { redirection ?? installed }
    set { installed = newValue }
  }

  private nonisolated(unsafe) static var installed = DisplaySink.standardOutput

  /// The sink of this thread or task, and of tasks started in it, in place of the one for all.
  @TaskLocal public static var redirection: DisplaySink?

  /// The text forms, printed.
  public static let standardOutput = DisplaySink { request in
    switch request {
    case .display(let bundle, _), .update(let bundle, _), .result(let bundle): print(bundle.plainText ?? "")
    case .clear: break
    }
  }
}
