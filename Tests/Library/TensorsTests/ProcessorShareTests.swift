import CKernels
import Foundation
import Testing

/// What quotas of control groups leave of the processors, read from folders as the kernel shows them.
struct ProcessorShareTests {
  /// Writes the files below a folder of their own, and reads the share from there.
  private static func share(_ files: [String: String]) throws -> Double {
    let root = NSTemporaryDirectory() + "lectern-processors-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: root) }
    for (name, text) in files {
      let path = URL(fileURLWithPath: "\(root)/\(name)")
      try FileManager.default.createDirectory(
        at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: path, atomically: true, encoding: .utf8)
    }
    return lectern_processor_share(root)
  }

  @Test func version2() throws {
    let group = "0::/user.slice/hub/student\n", base = "sys/fs/cgroup/user.slice"
    let none = try Self.share(["proc/self/cgroup": group, "\(base)/hub/student/cpu.max": "max 100000\n"])
    #expect(none == 0)
    let own = try Self.share(["proc/self/cgroup": group, "\(base)/hub/student/cpu.max": "150000 100000\n"])
    #expect(own == 1.5)
    let parent = try Self.share([
      "proc/self/cgroup": group, "\(base)/hub/student/cpu.max": "400000 100000\n",
      "\(base)/hub/cpu.max": "100000 50000\n", "\(base)/cpu.max": "max 100000\n",
    ])
    #expect(parent == 2)
    // A container sees its own group as the root.
    let inside = try Self.share(["proc/self/cgroup": group, "sys/fs/cgroup/cpu.max": "50000 100000\n"])
    #expect(inside == 0.5)
    #expect(try Self.share(["proc/self/cgroup": "0::/\n", "sys/fs/cgroup/cpu.max": "100000 100000"]) == 1)
  }

  @Test(arguments: ["cpu", "cpu,cpuacct", "cpuacct,cpu"])
  func version1(controllers: String) throws {
    let base = "sys/fs/cgroup/\(controllers)",
      group = "4:memory:/m\n3:cpuset:/\n2:\(controllers):/docker/a1\n"
    let files = [
      "proc/self/cgroup": group, "\(base)/docker/a1/cpu.cfs_quota_us": "250000\n",
      "\(base)/docker/a1/cpu.cfs_period_us": "100000\n", "\(base)/docker/cpu.cfs_quota_us": "-1\n",
      "\(base)/docker/cpu.cfs_period_us": "100000\n",
    ]
    #expect(try Self.share(files) == 2.5)
    let unlimited = files.filter { !$0.key.contains("a1") }
    #expect(try Self.share(unlimited) == 0)
  }

  @Test func nothingThere() throws {
    #expect(try Self.share([:]) == 0)
    #expect(try Self.share(["proc/self/cgroup": "nonsense\n\n::\n1:cpuset:/a\n"]) == 0)
    #expect(try Self.share(["proc/self/cgroup": "0::/a\n", "sys/fs/cgroup/cpu.max": "rubbish"]) == 0)
    #expect(lectern_processors() > 0)
  }
}
