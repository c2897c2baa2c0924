import Display
import Testing

@Suite struct PlainTextTests {
  @Test func stringsAreQuoted() {
    #expect(plainText(of: "a\"b\n") == #""a\"b\n""#)
    #expect(plainText(of: Character("я")) == "\"я\"")
  }

  @Test func othersAreDescribed() {
    #expect(plainText(of: 3.0) == "3.0")
    #expect(plainText(of: (1, "a")) == "(1, \"a\")")
    #expect(plainText(of: Int?.some(3) as Any) == "Optional(3)")
    #expect(plainText(of: Int?.none as Any) == "nil")
    #expect(plainText(of: String?.some("a") as Any) == "Optional(\"a\")")
  }

  @Test func objectsLoseTheirModule() {
    final class Box {}
    #expect(!plainText(of: Box()).contains("DisplayTests"))
  }
}

@Suite struct WireTests {
  @Test func jsonStrings() {
    #expect(quoted("a\"\\\n\u{1}é😀") == "\"a\\\"\\\\\\n\\u0001é😀\"")
  }

  @Test(
    arguments: [([], ""), ([102], "Zg=="), ([102, 111], "Zm8="), ([102, 111, 111], "Zm9v")]
      as [([UInt8], String)])
  func base64OfRFC4648(bytes: [UInt8], text: String) {
    #expect(base64(bytes) == text)
  }

  @Test func requestHasItsFields() {
    let bytes = DisplayRequest.display(["text/plain": "x"], id: "id").wireBytes
    let expected: [UInt8] =
      [1, 2, 0, 0, 0] + Array("id".utf8) + [2, 0, 0, 0] + Array("{}".utf8) + [1, 0, 0, 0, 10, 0, 0, 0]
      + Array("text/plain".utf8) + [3, 0, 0, 0] + Array("\"x\"".utf8)
    #expect(bytes == expected)
  }

  @Test func sizeOfAPictureIsMetadata() {
    let bundle = mimeBundle(of: PNG([1, 2], width: 20))
    #expect(bundle.metadata == ["image/png": "{\"width\": 20}"])
    #expect(bundle.contents["image/png"] == .data([1, 2]))
    #expect(bundle.plainText == "<PNG picture, 2 bytes>")
  }
}
