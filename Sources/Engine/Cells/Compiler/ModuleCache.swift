import Foundation

extension CellCompiler {
  /// Whether the compiler has failed for what lies in its cache of compiled modules: files that a full disk, or a compiler that was
  /// killed, has left cut off.
  func isCacheDamaged(by diagnostics: [Diagnostic]) -> Bool {
    let messages = diagnostics.filter { $0.severity == .error }.map(\.message)
    if messages.contains(where: { $0.contains(configuration.moduleCache) }) { return true }
    let missing = messages.compactMap { message in
      message.firstMatch(of: #/missing required module '(\w+)'/#).map { "\($0.1)-" }
    }
    if missing.isEmpty { return false }
    // A module that was compiled before is not missing: it cannot be read.
    let files = FileManager.default.enumerator(atPath: configuration.moduleCache)
    while let file = files?.nextObject() as? String {
      let name = URL(fileURLWithPath: file).lastPathComponent
      if name.hasSuffix(".pcm"), missing.contains(where: name.hasPrefix) { return true }
    }
    return false
  }

  /// Begins with an empty cache. (Another session that uses the old one goes on with the new one.) Done once in a session: what is
  /// still wrong then is not the cache's fault. Returns whether it was done.
  func renewCache() -> Bool {
    let isFirst = lock.withLock {
      defer { hasRenewedCache = true }
      return !hasRenewedCache
    }
    if !isFirst { return false }
    shutDown()
    let damaged = "\(configuration.moduleCache).damaged-\(UInt32.random(in: .min ... .max))"
    rename(configuration.moduleCache, damaged)
    try? FileManager.default.createDirectory(
      atPath: configuration.moduleCache, withIntermediateDirectories: true)
    stubs.addKnown()
    DispatchQueue.global(qos: .utility).async { try? FileManager.default.removeItem(atPath: damaged) }
    return true
  }
}
