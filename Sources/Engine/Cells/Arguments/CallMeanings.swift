/// The ways in which the arguments of a call can belong to declarations of the called name, the
/// likeliest first.
struct CallMeanings {
  private(set) var bindings: [ArgumentBinding] = []
  /// A label that no declaration has, and labels that declarations have.
  private(set) var unknownLabel: (label: String, known: [String])?
  /// A parameter without a label that cannot get its value, since one before it gets none.
  private(set) var unreachable: String?
  private var chosen = 0

  /// More overloads with different orders are hardly ever meant.
  private static let limit = 4

  /// - Parameter isOfLibrary: whether the declarations of that module may be called as Python's
  ///   are.
  init(_ site: CallSite, _ signatures: [Signature], isOfLibrary: (String) -> Bool) {
    var found: [ArgumentBinding] = []
    var unknown: Set<String> = []
    for signature in signatures {
      do throws(ArgumentBinding.Misfit) {
        let binding = try ArgumentBinding(
          site, to: signature, isLenient: isOfLibrary(signature.module))
        // Of declarations that the call is written alike for, the one with the fewest values
        // missing is meant.
        if let same = found.firstIndex(where: { $0.arguments == binding.arguments }) {
          found[same].missing = min(found[same].missing, binding.missing)
        } else {
          found.append(binding)
        }
      } catch {
        switch error {
        case .unknownLabel(let label): unknown.insert(label)
        case .unreachable(let name): unreachable = unreachable ?? name
        case .tooMany: break
        }
      }
    }
    if !found.isEmpty { unreachable = nil }
    let least = found.map(\.missing).min() ?? 0
    let ranked = found.enumerated().filter { $0.element.missing == least }
      .sorted { ($0.element.changes, $0.offset) < ($1.element.changes, $1.offset) }
    bindings = Array(ranked.map(\.element).prefix(Self.limit))
    if found.isEmpty, let label = unknown.sorted().first {
      unknownLabel = (label, signatures.flatMap { $0.parameters.compactMap { $0.label ?? $0.name } })
    }
  }

  /// The one that is tried now.
  var current: ArgumentBinding? { bindings.indices.contains(chosen) ? bindings[chosen] : nil }

  /// Goes on to the next; false if there is none.
  mutating func advance() -> Bool {
    guard chosen + 1 < bindings.count else { return false }
    chosen += 1
    return true
  }
}
