import Foundation
import HTMLExport
import Testing

@Suite("LaTeX as MathML")
struct MathMLTests {
  /// The MathML without its frame and the copy of the source.
  private func math(_ latex: String) -> String {
    MathML.html(latex: latex, isDisplay: false)
      .replacing(#/^<math display="inline"><semantics>/#, with: "")
      .replacing(#/<annotation[\s\S]*$/#, with: "")
  }

  @Test(
    "constructions",
    arguments: [
      ("x_i", "<mrow><msub><mi>x</mi><mrow><mi>i</mi></mrow></msub></mrow>"),
      ("x^2", "<mrow><msup><mi>x</mi><mrow><mn>2</mn></mrow></msup></mrow>"),
      ("x_i^2", "<mrow><msubsup><mi>x</mi><mrow><mi>i</mi></mrow><mrow><mn>2</mn></mrow></msubsup></mrow>"),
      ("x^2_i", "<mrow><msubsup><mi>x</mi><mrow><mi>i</mi></mrow><mrow><mn>2</mn></mrow></msubsup></mrow>"),
      ("\\frac{a}{b}", "<mrow><mfrac><mi>a</mi><mi>b</mi></mfrac></mrow>"),
      ("\\frac12", "<mrow><mfrac><mn>1</mn><mn>2</mn></mfrac></mrow>"),
      ("\\sqrt{x}", "<mrow><msqrt><mi>x</mi></msqrt></mrow>"),
      ("\\sqrt[3]{x}", "<mrow><mroot><mi>x</mi><mn>3</mn></mroot></mrow>"),
      ("1.5", "<mrow><mn>1.5</mn></mrow>"),
      ("a-b", "<mrow><mi>a</mi><mo>−</mo><mi>b</mi></mrow>"),
      ("-b", "<mrow><mo lspace=\"0.0em\" rspace=\"0.0em\">−</mo><mi>b</mi></mrow>"),
      ("\\mathbf{x}", "<mrow><mi mathvariant=\"normal\" class=\"bf\">x</mi></mrow>"),
      ("\\mathbb{E}", "<mrow><mi mathvariant=\"normal\">𝔼</mi></mrow>"),
      ("\\mathbb{R}", "<mrow><mi mathvariant=\"normal\">ℝ</mi></mrow>"),
      ("\\mathcal{L}", "<mrow><mi mathvariant=\"normal\">ℒ</mi></mrow>"),
      ("\\mathcal{D}", "<mrow><mi mathvariant=\"normal\">𝒟</mi></mrow>"),
      ("\\mathrm{KL}", "<mrow><mi mathvariant=\"normal\">KL</mi></mrow>"),
      ("\\text{если } x", "<mrow><mtext>если\u{A0}</mtext><mi>x</mi></mrow>"),
      (
        "\\hat{x}",
        "<mrow><mover accent=\"true\"><mrow><mi>x</mi></mrow><mo stretchy=\"false\">^</mo></mover></mrow>"
      ),
      ("a < b", "<mrow><mi>a</mi><mo>&lt;</mo><mi>b</mi></mrow>"),
      ("f'", "<mrow><msup><mi>f</mi><mrow><mo>′</mo></mrow></msup></mrow>"),
      ("\\theta \\to \\infty", "<mrow><mi>θ</mi><mo>→</mo><mi mathvariant=\"normal\">∞</mi></mrow>"),
      ("a \\quad b", "<mrow><mi>a</mi><mspace width=\"1.0em\"></mspace><mi>b</mi></mrow>"),
      ("\\unheard{x}", "<mrow><mtext class=\"unknown\">\\unheard</mtext><mi>x</mi></mrow>"),
    ])
  func constructions(latex: String, expected: String) { #expect(math(latex) == expected) }

  @Test("limits go under and over sums, beside integrals")
  func limits() {
    #expect(math("\\sum_{i=1}^n").contains("<munderover><mo movablelimits=\"true\">∑</mo>"))
    #expect(math("\\prod_{i=1}^n").contains("<munderover>"))
    #expect(math("\\int_0^1").contains("<msubsup><mo>∫</mo>"))
    #expect(math("\\int\\limits_0^1").contains("<munderover>"))
    #expect(math("\\min_\\theta").contains("<munder>"))
    #expect(math("\\log_2").contains("<msub>"))
  }

  @Test("braces under a formula carry their text")
  func underbrace() {
    let html = math("\\underbrace{a + b}_{c}")
    #expect(html.contains("⏟") && html.hasPrefix("<mrow><munder><munder>"))
  }

  @Test("brackets grow between left and right only")
  func brackets() {
    #expect(math("\\left( x \\right]").contains("<mo stretchy=\"true\">(</mo>"))
    #expect(math("(x)").contains("<mo stretchy=\"false\">(</mo>"))
    #expect(math("\\left. x \\right|").contains("<mo stretchy=\"true\">|</mo>"))
    #expect(math("\\big( x \\big)").contains("minsize=\"1.2em\""))
  }

  @Test("tables: matrices, cases, aligned equations")
  func tables() {
    let matrix = math("\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}")
    #expect(matrix.matches(of: #/<mtr>/#).count == 2 && matrix.matches(of: #/<mtd/#).count == 4)
    #expect(matrix.contains("<mo stretchy=\"true\">(</mo>"))
    #expect(math("\\begin{cases} 1, & x > 0 \\\\ 0 \\end{cases}").contains("<mo stretchy=\"true\">{</mo>"))
    let aligned = math("\\begin{aligned} a &= b = \\\\ &= c \\end{aligned}")
    #expect(aligned.contains("displaystyle=\"true\""))
    #expect(aligned.contains("text-align: right") && aligned.contains("text-align: left"))
    #expect(math("\\begin{array}{lr} a & b \\end{array}").contains("text-align: left"))
  }

  /// Formulas of the lecture on autoencoders and variational autoencoders.
  static let lecture = [
    #"\mathbf{x}_i \in \mathbb{R}^d"#, #"i = 1, \dots, n"#,
    #"\mathbf{x} \leftarrow \mathbf{x} - \mathbb{E}[\mathbf{x}]"#,
    #"y_1 = \mathbf{x}^T \mathbf{w}_1, \|\mathbf{w}_1\| = 1 \Rightarrow \mathbb{E}[y_1^2] = \mathbf{w}_1^T \boldsymbol{\Sigma} \mathbf{w}_1"#,
    #"\mathbf{w}_1^* = \arg \max_{\mathbf{w}_1: \|\mathbf{w}_1\|=1} \mathbf{w}_1^T \boldsymbol{\Sigma}_{\mathbf{x}} \mathbf{w}_1"#,
    #"\mathbf{W}_{PCA} = \arg \min_{\mathbf{W}: \mathbf{W}^T \mathbf{W} = \mathbf{I}_m} \mathbb{E} \left[ \left\| \mathbf{x} - \underbrace{\mathbf{W} \mathbf{W}^T}_{\hat{\mathbf{x}}} \mathbf{x} \right\|^2 \right]"#,
    #"\mathbf{W} = [\mathbf{w}_1 \quad \dots \quad \mathbf{w}_m], \mathbf{W}^T \mathbf{W} = \mathbf{I}_m"#,
    #"\begin{aligned} \hat{\mathbf{x}} &= \mathbf{W}_g \mathbf{x} \\ &\implies \mathbf{W}_g = \mathbf{W}_f^{-1} \end{aligned}"#,
    #"D_{KL}(P||Q) = H(P, Q) - H(P)"#, #"D_{KL}(P || Q) = \sum_{i=1}^n p_i \log \frac{p_i}{q_i}"#,
    #"D_{KL}(P || Q) = \int_X p(x) \log \frac{p(x)}{q(x)} dx"#,
    #"p(\mathbf{x}) = \int p(\mathbf{x} | \mathbf{z}) p(\mathbf{z}) d\mathbf{z}"#,
    #"q_\phi(\mathbf{z} | \mathbf{x}) = \mathcal{N}(\mathbf{z}; \boldsymbol{\mu}, \text{diag}(\boldsymbol{\sigma}))"#,
    #"\underbrace{\mathbb{E}_{q_{\phi}(\mathbf{z}|\mathbf{x})} \left[ \log \left( \frac{p_{\theta}(\mathbf{x}, \mathbf{z})}{q_{\phi}(\mathbf{z} | \mathbf{x})} \right) \right]}_{\mathcal{L}_{\theta, \phi}(\mathbf{x})}"#,
    #"\mathcal{L}_{\theta,\phi}(\mathbf{x}) = \log p_{\theta}(\mathbf{x}) - D_{\text{KL}}(q_{\phi}(\mathbf{z} | \mathbf{x}) \parallel p_{\theta}(\mathbf{z} | \mathbf{x})) \leq \log p_{\theta}(\mathbf{x})"#,
    #"\nabla_{\theta,\phi} \mathcal{L}_{\theta,\phi}(\mathcal{D}) \simeq \frac{1}{N_{\mathcal{D}}} \sum_{\mathbf{x} \in \mathcal{D}} \nabla \tilde{\mathcal{L}}"#,
    #"\left| \det \left( \frac{\partial \mathbf{z}}{\partial \boldsymbol{\epsilon}} \right) \right|"#,
    #"\begin{pmatrix} 1 & 0 \\ \vdots & \ddots \end{pmatrix} \odot \mathbf{L}"#,
    #"f(x) = \begin{cases} x, & x \ge 0, \\ 0, & \text{иначе} \end{cases}"#,
  ]

  @Test("formulas of the lecture are known in full and well formed", arguments: lecture)
  func lectureFormulas(latex: String) throws {
    let html = MathML.html(latex: latex, isDisplay: true)
    #expect(!html.contains("class=\"unknown\""))
    #expect(XMLCheck.problem(in: html) == nil)
  }

  @Test(
    "broken formulas give well-formed MathML too",
    arguments: [
      "{", "}", "\\frac{a", "x^", "_", "\\left(", "\\right)", "\\begin{aligned} a & b", "\\", "&", "a \\\\ b",
      "\\sqrt[", "^^^", "\\end{x}",
    ])
  func brokenFormulas(latex: String) {
    #expect(XMLCheck.problem(in: MathML.html(latex: latex, isDisplay: false)) == nil)
  }

  @Test("deep nesting does not end the process")
  func depth() {
    let deep = String(repeating: "{", count: 100_000) + "x"
    #expect(XMLCheck.problem(in: MathML.html(latex: deep, isDisplay: false)) == nil)
    _ = MathML.html(latex: String(repeating: "\\sqrt", count: 100_000), isDisplay: false)
    _ = MathML.html(latex: String(repeating: "\\left(", count: 50_000), isDisplay: false)
  }
}

/// A check that tags are closed in the order in which they were opened.
enum XMLCheck {
  static func problem(in xml: String) -> String? {
    var open: [Substring] = []
    for match in xml.matches(of: #/<(\/?)([A-Za-z][A-Za-z0-9]*)(?:\s[^<>]*)?>/#) {
      let name = match.2
      if ["br", "img", "hr", "input", "meta"].contains(name) { continue }
      if match.1.isEmpty {
        open.append(name)
      } else if open.popLast() != name {
        return "</\(name)> closes nothing"
      }
    }
    return open.isEmpty ? nil : "<\(open.joined(separator: "><"))> not closed"
  }
}
