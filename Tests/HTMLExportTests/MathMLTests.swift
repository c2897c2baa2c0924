import HTMLExport
import Testing

@Suite("LaTeX as MathML")
struct MathMLTests {
}
