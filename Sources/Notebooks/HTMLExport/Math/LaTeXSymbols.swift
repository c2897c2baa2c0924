/// The commands of LaTeX that stand for one sign.
enum LaTeXSymbols {
  /// Letters: set like variables.
  static let letters: [String: String] = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε", "zeta": "ζ",
    "eta": "η",
    "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ",
    "omicron": "ο", "pi": "π", "varpi": "ϖ", "rho": "ρ", "varrho": "ϱ", "sigma": "σ", "varsigma": "ς",
    "tau": "τ",
    "upsilon": "υ", "phi": "ϕ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "ell": "ℓ", "imath": "ı",
    "jmath": "ȷ", "hbar": "ℏ", "wp": "℘", "digamma": "ϝ",
  ]

  /// Letters and signs that stand upright and take no space around them.
  static let uprightLetters: [String: String] = [
    "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ",
    "Upsilon": "Υ",
    "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "infty": "∞", "partial": "∂", "nabla": "∇", "emptyset": "∅",
    "varnothing": "∅", "Re": "ℜ", "Im": "ℑ", "aleph": "ℵ", "forall": "∀", "exists": "∃", "nexists": "∄",
    "top": "⊤",
    "bot": "⊥", "angle": "∠", "dots": "…", "ldots": "…", "cdots": "⋯", "vdots": "⋮", "ddots": "⋱",
    "dotsc": "…",
    "dotsb": "⋯", "prime": "′", "degree": "°", "checkmark": "✓", "square": "□", "Box": "□",
    "blacksquare": "■",
    "triangle": "△", "diamond": "⋄", "S": "§", "P": "¶", "%": "%", "$": "$", "#": "#", "&": "&", "_": "_",
    "hslash": "ℏ",
    "mathbbm": "1", "complement": "∁",
  ]

  /// Relations, binary operations, arrows: with the space that the operator dictionary gives them.
  static let signs: [String: String] = [
    "cdot": "⋅", "times": "×", "div": "÷", "pm": "±", "mp": "∓", "ast": "∗", "star": "⋆", "circ": "∘",
    "bullet": "∙",
    "odot": "⊙", "otimes": "⊗", "oplus": "⊕", "ominus": "⊖", "oslash": "⊘", "cap": "∩", "cup": "∪",
    "setminus": "∖",
    "wedge": "∧", "land": "∧", "vee": "∨", "lor": "∨", "neg": "¬", "lnot": "¬", "dagger": "†", "sqcup": "⊔",
    "le": "≤", "leq": "≤", "leqslant": "⩽", "ge": "≥", "geq": "≥", "geqslant": "⩾", "ne": "≠", "neq": "≠",
    "ll": "≪", "gg": "≫", "lt": "<", "gt": ">", "equiv": "≡", "approx": "≈", "sim": "∼", "simeq": "≃",
    "cong": "≅",
    "propto": "∝", "in": "∈", "notin": "∉", "ni": "∋", "subset": "⊂", "subseteq": "⊆", "supset": "⊃",
    "supseteq": "⊇", "subsetneq": "⊊", "perp": "⊥", "parallel": "∥", "mid": "∣", "nmid": "∤", "doteq": "≐",
    "triangleq": "≜", "coloneqq": "≔", "asymp": "≍", "prec": "≺", "succ": "≻", "preceq": "⪯", "succeq": "⪰",
    "models": "⊨", "vdash": "⊢", "to": "→", "rightarrow": "→", "leftarrow": "←", "gets": "←",
    "leftrightarrow": "↔",
    "Rightarrow": "⇒", "Leftarrow": "⇐", "Leftrightarrow": "⇔", "implies": "⟹", "impliedby": "⟸", "iff": "⟺",
    "longrightarrow": "⟶", "longleftarrow": "⟵", "Longrightarrow": "⟹", "longmapsto": "⟼", "mapsto": "↦",
    "hookrightarrow": "↪", "uparrow": "↑", "downarrow": "↓", "updownarrow": "↕", "nearrow": "↗",
    "searrow": "↘",
    "rightharpoonup": "⇀", "rightleftharpoons": "⇌", "leadsto": "⇝", "colon": ":", "therefore": "∴",
    "because": "∵",
    "gtrsim": "≳", "lesssim": "≲", "lVERT": "‖", "ltimes": "⋉", "rtimes": "⋊", "bowtie": "⋈", "vDash": "⊨",
    "triangleright": "▹",
    "triangleleft": "◃", "blacktriangleright": "▸", "lhd": "⊲", "rhd": "⊳",
  ]

  /// Brackets, as they stand after `\left`, `\right`, `\big`, or alone.
  static let brackets: [String: String] = [
    "{": "{", "}": "}", "|": "‖", "lbrace": "{", "rbrace": "}", "langle": "⟨", "rangle": "⟩", "lvert": "|",
    "rvert": "|", "vert": "|", "lVert": "‖", "rVert": "‖", "Vert": "‖", "lfloor": "⌊", "rfloor": "⌋",
    "lceil": "⌈",
    "rceil": "⌉", "lbrack": "[", "rbrack": "]", "backslash": "\\",
  ]

  /// Large operators; the second tells whether their scripts stand under and over them in displays.
  static let largeOperators: [String: (sign: String, takesLimits: Bool)] = [
    "sum": ("∑", true), "prod": ("∏", true), "coprod": ("∐", true), "int": ("∫", false), "iint": ("∬", false),
    "iiint": ("∭", false), "oint": ("∮", false), "bigcup": ("⋃", true), "bigcap": ("⋂", true),
    "bigvee": ("⋁", true),
    "bigwedge": ("⋀", true), "bigoplus": ("⨁", true), "bigotimes": ("⨂", true), "bigodot": ("⨀", true),
  ]

  /// Functions with upright names.
  static let functions: Set<String> = [
    "arccos", "arcsin", "arctan", "arg", "cos", "cosh", "cot", "coth", "csc", "deg", "dim", "exp", "hom",
    "ker", "lg",
    "ln", "log", "sec", "sin", "sinh", "tan", "tanh",
  ]

  /// Functions whose subscript stands under them in displays.
  static let limitFunctions: [String: String] = [
    "min": "min", "max": "max", "lim": "lim", "sup": "sup", "inf": "inf", "det": "det", "gcd": "gcd",
    "Pr": "Pr",
    "limsup": "lim sup", "liminf": "lim inf", "argmin": "arg min", "argmax": "arg max",
  ]

  /// Signs over or under a base; the second tells whether they grow with it.
  static let accents: [String: (sign: String, isStretchy: Bool)] = [
    "hat": ("^", false), "widehat": ("^", true), "tilde": ("~", false), "widetilde": ("~", true),
    "bar": ("¯", false),
    "overline": ("¯", true), "vec": ("→", false), "overrightarrow": ("→", true), "overleftarrow": ("←", true),
    "dot": ("˙", false), "ddot": ("¨", false), "check": ("ˇ", false), "breve": ("˘", false),
    "acute": ("´", false),
    "grave": ("`", false), "mathring": ("˚", false), "overbrace": ("⏞", true),
  ]

  /// Signs under a base that grow with it.
  static let underAccents: [String: String] = [
    "underline": "_", "underbrace": "⏟", "underrightarrow": "→", "underleftarrow": "←",
  ]

  /// Space, in em.
  static let spaces: [String: Double] = [
    ",": 0.1667, "thinspace": 0.1667, ":": 0.2222, ">": 0.2222, "medspace": 0.2222, ";": 0.2778,
    "thickspace": 0.2778,
    "!": -0.1667, "negthinspace": -0.1667, " ": 0.3333, "space": 0.3333, "nobreakspace": 0.3333,
    "enspace": 0.5,
    "quad": 1, "qquad": 2,
  ]

  /// Sizes of `\big` and its like, in em.
  static let bracketSizes: [String: Double] = ["big": 1.2, "Big": 1.8, "bigg": 2.4, "Bigg": 3]

  /// Commands that change nothing here.
  static let ignored: Set<String> = [
    "nonumber", "notag", "limits", "nolimits", "left.", "right.", "allowbreak", "nobreak", "centering",
    "strut",
    "mathstrut", "hfill", "relax", "normalsize", "small", "large",
  ]
}
