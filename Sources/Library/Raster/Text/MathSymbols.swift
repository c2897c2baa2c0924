/// The names of TeX that ``MathText`` knows.
enum MathSymbols {
  /// Combining marks.
  static let accents: [String: Unicode.Scalar] = [
    "hat": "\u{302}", "tilde": "\u{303}", "bar": "\u{304}", "overline": "\u{304}", "dot": "\u{307}",
    "ddot": "\u{308}", "vec": "\u{20D7}", "check": "\u{30C}", "acute": "\u{301}", "grave": "\u{300}",
    "widehat": "\u{302}", "widetilde": "\u{303}",
  ]

  /// In ems.
  static let spaces: [String: Double] = [
    ",": 0.17, ":": 0.22, ";": 0.28, " ": 0.33, "!": -0.17, "quad": 1, "qquad": 2,
  ]

  /// Upright names of functions.
  static let functions: Set<String> = [
    "log", "ln", "exp", "sin", "cos", "tan", "tanh", "min", "max", "arg", "det", "dim", "lim", "Pr", "sup",
    "inf", "diag", "liminf", "limsup", "cosh", "sinh", "gcd", "ker",
  ]

  /// Signs and functions whose scripts stand above and below them.
  static let withLimits: Set<String> = [
    "sum", "prod", "bigcup", "bigcap", "lim", "liminf", "limsup", "sup", "max", "min",
  ]

  static let symbols: [String: String] = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε", "zeta": "ζ",
    "eta": "η", "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν",
    "xi": "ξ", "omicron": "ο", "pi": "π", "rho": "ρ", "sigma": "σ", "varsigma": "ς", "tau": "τ",
    "upsilon": "υ", "phi": "ϕ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ",
    "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Upsilon": "Υ",
    "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "ell": "ℓ", "hbar": "ℏ", "partial": "∂", "nabla": "∇",
    "infty": "∞", "sum": "∑", "prod": "∏", "int": "∫", "forall": "∀", "exists": "∃",
    "emptyset": "∅", "in": "∈", "notin": "∉", "subset": "⊂", "subseteq": "⊆", "bigcup": "⋃", "bigcap": "⋂",
    "cup": "∪", "cap": "∩",
    "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "neq": "≠", "ne": "≠", "approx": "≈", "equiv": "≡",
    "sim": "∼", "simeq": "≃", "propto": "∝", "ll": "≪", "gg": "≫", "mid": "|", "parallel": "∥", "perp": "⊥",
    "to": "→", "rightarrow": "→", "leftarrow": "←", "leftrightarrow": "↔", "Rightarrow": "⇒",
    "Leftarrow": "⇐", "mapsto": "↦", "uparrow": "↑", "downarrow": "↓", "times": "×", "cdot": "⋅", "pm": "±",
    "mp": "∓", "div": "÷", "odot": "⊙", "oplus": "⊕", "otimes": "⊗", "circ": "∘", "ast": "∗", "star": "⋆",
    "bullet": "•", "dots": "…", "ldots": "…", "cdots": "⋯", "vdots": "⋮", "langle": "⟨", "rangle": "⟩",
    "|": "‖", "{": "{", "}": "}", "%": "%", "$": "$", "_": "_", "#": "#", "&": "&", "prime": "′",
    "degree": "°", "top": "⊤",
  ]

  static let relations: Set<String> = [
    "=", "<", ">", "≤", "≥", "≠", "≈", "≡", "∼", "≃", "∝", "≪", "≫", "∈", "∉", "⊂", "⊆", "→", "←", "↔", "⇒",
    "⇐", "↦", "∥",
    "⊥",
  ]

  static let operators: Set<String> = ["+", "−", "×", "⋅", "±", "∓", "÷", "⊙", "⊕", "⊗", "∘", "∗", "∪", "∩"]

  static let blackboard: [Unicode.Scalar: Unicode.Scalar] = [
    "R": "ℝ", "E": "𝔼", "N": "ℕ", "Z": "ℤ", "Q": "ℚ", "C": "ℂ", "P": "ℙ", "1": "𝟙",
  ]

  /// The script capital (Unicode's mathematical alphanumeric symbols, with its letterlike exceptions).
  static func script(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let exceptions: [Unicode.Scalar: Unicode.Scalar] = [
      "B": "ℬ", "E": "ℰ", "F": "ℱ", "H": "ℋ", "I": "ℐ", "L": "ℒ", "M": "ℳ", "R": "ℛ",
    ]
    guard ("A"..."Z").contains(scalar) else { return scalar }
    return exceptions[scalar] ?? Unicode.Scalar(0x1D49C + scalar.value - 65) ?? scalar
  }
}
