/// A language in which checks and stubs speak.
public enum ExerciseLanguage: String, Sendable, CaseIterable {
  /// English.
  case en
  /// Russian.
  case ru
  /// Hungarian.
  case hu
  /// Portuguese.
  case pt
  /// Polish.
  case pl

  var texts: Texts {
    switch self {
    case .en: return .english
    case .ru: return .russian
    case .hu: return .hungarian
    case .pt: return .portuguese
    case .pl: return .polish
    }
  }
}
