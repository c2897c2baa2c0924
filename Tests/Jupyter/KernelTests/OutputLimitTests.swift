import Cells
import Testing

@Suite struct OutputLimitTests {
  @Test func textUpToTheLimitIsShown() {
    var limit = OutputLimit(.init(text: 10))
    #expect(limit.admit("12345\n6789").text == "12345\n6789")
    #expect(limit.closingNotice() == nil)
  }

  @Test func whatGoesBeyondIsCutBetweenCharacters() {
    var limit = OutputLimit(.init(text: 4, tail: 4))
    let cut = limit.admit("aжжж")
    #expect(cut.text == "aж")
    #expect(cut.notice != nil)
    #expect(limit.admit("b\ncd").text == "")
    #expect(limit.closingNotice()?.hasSuffix("cd") == true)
    #expect(limit.closingNotice()?.contains("8 bytes") == true)
  }

  @Test func aLineWrittenOverCountsOnce() {
    var limit = OutputLimit(.init(text: 20))
    for step in 0..<1000 { #expect(limit.admit("\rstep \(step)").notice == nil) }
  }

  @Test func displaysHaveTheirOwnLimit() {
    var limit = OutputLimit(.init(displays: 10))
    let first = limit.admitsDisplay(of: 8)
    let second = limit.admitsDisplay(of: 8)
    #expect(first && !second)
  }
}
