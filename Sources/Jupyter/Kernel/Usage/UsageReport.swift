import Foundation
import OrderedJSON

/// Answers `usage_request`: what the kernel with all its processes uses, and what the machine has.
///
/// The fields are those of ipykernel, which is what front ends (jupyter-resource-usage) read; the request is not part of the
/// protocol's specification. Percentages are of one processor, since the request before; the first is 0.
final class UsageReport: @unchecked Sendable {
  private let lock = NSLock()
  private var last: (moment: Date, seconds: [pid_t: Double])?
  private var lastOfMachine: (busy: Double, all: Double)?

  /// The content of a `usage_reply`.
  func content() -> JSON.Object {
    lock.withLock {
      var content: JSON.Object = [
        "hostname": JSON(ProcessInfo.processInfo.hostName), "pid": JSON(Int(getpid())),
        "cpu_count": JSON(ProcessInfo.processInfo.processorCount),
      ]
      let family = ProcessUsage.family(of: getpid())
      let usages = family.compactMap { process in ProcessUsage(process: process).map { (process, $0) } }
      guard !usages.isEmpty else { return content }
      content["kernel_cpu"] = JSON(percentage(usages))
      content["kernel_memory"] = JSON(usages.reduce(0) { $0 + $1.1.memory })
      if let percent = machinePercentage() { content["host_cpu_percent"] = JSON(percent) }
      content["host_virtual_memory"] = .object(Self.machineMemory())
      return content
    }
  }

  private func percentage(_ usages: [(pid_t, ProcessUsage)]) -> Double {
    let now = Date()
    let seconds = Dictionary(usages.map { ($0.0, $0.1.processorSeconds) }, uniquingKeysWith: { $1 })
    defer { last = (now, seconds) }
    guard let last, now > last.moment else { return 0 }
    // A process that is new counts from its beginning; one that is gone no more.
    let used = seconds.reduce(0) { $0 + $1.value - (last.seconds[$1.key] ?? 0) }
    return Self.rounded(100 * max(0, used) / now.timeIntervalSince(last.moment))
  }

  /// The share of time in which the machine's processors were not idle, since the last call.
  private func machinePercentage() -> Double? {
    guard let text = try? String(contentsOfFile: "/proc/stat", encoding: .utf8),
      let line = text.split(separator: "\n").first
    else { return nil }
    let times = line.split(separator: " ").dropFirst().prefix(8).compactMap { Double($0) }
    guard times.count == 8 else { return nil }
    let all = times.reduce(0, +)
    let busy = all - times[3] - times[4]  // idle, waiting for a disk
    defer { lastOfMachine = (busy, all) }
    guard let lastOfMachine, all > lastOfMachine.all else { return nil }
    return Self.rounded(100 * (busy - lastOfMachine.busy) / (all - lastOfMachine.all))
  }

  /// The machine's memory by the names of Python's psutil.
  private static func machineMemory() -> JSON.Object {
    let memory = SystemFile.fields("/proc/meminfo")
    let total = memory["MemTotal"] ?? 0
    let available = memory["MemAvailable"] ?? 0
    let cached = (memory["Cached"] ?? 0) + (memory["SReclaimable"] ?? 0)
    let free = memory["MemFree"] ?? 0
    let buffers = memory["Buffers"] ?? 0
    return [
      "total": JSON(total), "available": JSON(available),
      "percent": JSON(rounded(100 * Double(total - available) / Double(max(1, total)))),
      "used": JSON(max(0, total - free - cached - buffers)), "free": JSON(free),
      "active": JSON(memory["Active"] ?? 0), "inactive": JSON(memory["Inactive"] ?? 0),
      "buffers": JSON(buffers), "cached": JSON(cached), "shared": JSON(memory["Shmem"] ?? 0),
      "slab": JSON(memory["Slab"] ?? 0),
    ]
  }

  private static func rounded(_ percentage: Double) -> Double { (percentage * 10).rounded() / 10 }
}
