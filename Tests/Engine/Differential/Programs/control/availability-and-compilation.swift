#if os(Linux)
let platform = "Linux"
#else
let platform = "elsewhere"
#endif

print(platform)

#if DEBUG_NEVER_SET
func mode() -> String { "debug" }
#else
func mode() -> String { "plain" }
struct Flags { var verbose = false }
#endif

print(mode(), Flags().verbose)

#if swift(>=5.9) && canImport(Foundation)
import Foundation
extension Flags {
  var summary: String { String(format: "%@=%d", "verbose", verbose ? 1 : 0) }
}
#endif

print(Flags(verbose: true).summary)

#if arch(x86_64) || arch(arm64)
enum Word { static let bits = 64 }
typealias Size = Int64
var size: Size = 8
#endif

size += 1
print(Word.bits, size)

if #available(macOS 10.15, *) { print("available") }
