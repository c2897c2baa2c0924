import Foundation

/// What one process uses of the machine, as the system says.
struct ProcessUsage {
  /// Seconds of processor time since the process began.
  var processorSeconds: Double
  /// Bytes of memory, with pages that it shares with other processes counted in proportion.
  var memory: Int

  /// The usage of a process; nil where it is gone or the system does not say.
  ///
  /// Sources: proc(5), `/proc/pid/stat` and `/proc/pid/smaps_rollup` (Linux only).
  init?(process: pid_t) {
    guard let stat = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
      let name = stat.lastIndex(of: ")")
    else { return nil }
    // After the name in parentheses, which may hold anything, come state, parent, ...: utime and stime are fields 14 and 15.
    let fields = stat[stat.index(after: name)...].split(separator: " ")
    guard fields.count > 21, let user = Double(fields[11]), let system = Double(fields[12]) else {
      return nil
    }
    processorSeconds = (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
    memory =
      SystemFile.fields("/proc/\(process)/smaps_rollup")["Pss"]
      ?? (Int(fields[21]) ?? 0) * sysconf(Int32(_SC_PAGESIZE))
  }

  /// A process and all that it has started, directly or not.
  static func family(of process: pid_t) -> [pid_t] {
    var children: [pid_t: [pid_t]] = [:]
    for name in (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? [] {
      guard let child = pid_t(name), let parent = parent(of: child) else { continue }
      children[parent, default: []].append(child)
    }
    var family = [process]
    var next = 0
    while next < family.count {
      family += children[family[next]] ?? []
      next += 1
    }
    return family
  }

  private static func parent(of process: pid_t) -> pid_t? {
    guard let stat = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
      let name = stat.lastIndex(of: ")")
    else { return nil }
    return stat[stat.index(after: name)...].split(separator: " ").dropFirst().first.flatMap { pid_t($0) }
  }
}

/// Files of `/proc` with lines like `MemTotal:  16384 kB`.
enum SystemFile {
  /// The numbers by name, in bytes where the file has kB.
  static func fields(_ path: String) -> [String: Int] {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return [:] }
    var fields: [String: Int] = [:]
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count >= 2, words[0].hasSuffix(":"), let number = Int(words[1]) else { continue }
      fields[String(words[0].dropLast())] = words.count > 2 && words[2] == "kB" ? number << 10 : number
    }
    return fields
  }
}
