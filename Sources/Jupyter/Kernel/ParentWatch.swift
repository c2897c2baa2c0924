import Foundation

/// Ends the kernel when the process that started it is gone, so that a killed Jupyter server leaves nothing behind.
enum ParentWatch {
  /// Calls `onGone` once; watches only if the client that started us asks for it, as jupyter_client does.
  static func start(onGone: @escaping () -> Void) {
    guard let text = ProcessInfo.processInfo.environment["JPY_PARENT_PID"], let parent = pid_t(text),
      getppid() == parent
    else { return }
    let thread = Thread {
      while getppid() == parent { sleep(1) }
      onGone()
    }
    thread.name = "parent watch"
    thread.start()
  }
}
