import Foundation
import Messaging
import OrderedJSON
import Testing

@Suite struct WireFormatTests {
  let format = WireFormat(signer: MessageSigner(key: "a key"))
  let request = Message(
    identities: [Data([1, 2]), Data("client".utf8)],
    header: MessageHeader(type: "execute_request", session: "s", username: "u"),
    parentHeader: Data(#"{"msg_id":"p"}"#.utf8), metadata: ["m": 1], content: ["code": "let ж = \"🙂\""],
    buffers: [Data([0, 255]), Data()])

  @Test func aMessageSurvivesTheWire() throws {
    let read = try format.message(in: format.frames(of: request))
    #expect(read.identities == request.identities)
    #expect(read.header.id == request.header.id)
    #expect(read.header.date == request.header.date)
    #expect(read.type == "execute_request")
    #expect(read.parentHeader == request.parentHeader)
    #expect(read.metadata == request.metadata)
    #expect(read.content == request.content)
    #expect(read.buffers == request.buffers)
  }

  @Test func anAnswerRepeatsTheRequestsHeaderByteForByte() throws {
    var frames = format.frames(of: request)
    let header = Data(#"{ "msg_type" : "x_request", "msg_id":"1", "more": [1.0] }"#.utf8)
    frames[4] = header
    frames[3] = MessageSigner(key: "a key").signature(of: frames[4...7])
    let read = try format.message(in: frames)
    let answer = Session(key: "a key").message("x_reply", answering: read, content: [:])
    #expect(answer.parentHeader == header)
  }

  @Test func anyChangedFrameIsNoticed() {
    let frames = format.frames(of: request)
    for index in 3...7 {
      var changed = frames
      changed[index][0] ^= 1
      #expect(throws: WireError.wrongSignature) { try format.message(in: changed) }
    }
  }

  @Test func aMessageOfContentAloneIsSignedToo() throws {
    var frames = format.frames(ofContent: ["status": "ok"])
    #expect(try format.content(in: frames) == ["status": "ok"])
    frames[2][0] ^= 1
    #expect(throws: WireError.wrongSignature) { try format.content(in: frames) }
    #expect(throws: WireError.tooFewFrames(1)) { try format.content(in: [WireFormat.delimiter, Data()]) }
  }

  @Test func withoutAKeyNothingIsSigned() throws {
    let open = WireFormat(signer: MessageSigner(key: ""))
    let frames = open.frames(of: request)
    #expect(frames[3].isEmpty)
    #expect(try open.message(in: frames).type == "execute_request")
    #expect(throws: WireError.wrongSignature) { try format.message(in: frames) }
  }

  @Test func partsThatAreMissingAreNamed() {
    let open = WireFormat(signer: MessageSigner(key: ""))
    func frames(_ header: String, _ content: String) -> [Data] {
      [WireFormat.delimiter] + ["", header, "{}", "{}", content].map { Data($0.utf8) }
    }
    #expect(throws: WireError.noDelimiter) { try open.message(in: [Data("x".utf8)]) }
    #expect(throws: WireError.tooFewFrames(0)) { try open.message(in: [WireFormat.delimiter]) }
    #expect(throws: WireError.missing("msg_type")) { try open.message(in: frames("{}", "{}")) }
    #expect(throws: WireError.notAnObject("header")) { try open.message(in: frames("[]", "{}")) }
    #expect(throws: WireError.self) { try open.message(in: frames("{", "{}")) }
    #expect(throws: WireError.self) { try open.message(in: frames("\u{FFFD}", "{}")) }
  }
}

@Suite struct OddContentTests {
  @Test(arguments: ["", "[]", "null", "3", "\"text\"", "{", "{}", "[1, {}]"])
  func aContentThatIsNoObjectHasNoFields(content: String) throws {
    let open = WireFormat(signer: MessageSigner(key: ""))
    let header = #"{"msg_type": "kernel_info_request"}"#
    for metadata in ["{}", content] {
      let parts = ["", header, "{}", metadata, content].map { Data($0.utf8) }
      let message = try open.message(in: [WireFormat.delimiter] + parts)
      #expect(message.type == "kernel_info_request")
      #expect(message.content == [:])
    }
  }
}

@Suite struct SignatureTests {
  /// RFC 4231, test case 2.
  @Test func theSignatureIsHMACSHA256() {
    let signer = MessageSigner(key: "Jefe")
    let text = "what do ya want for nothing?"
    let frames = [text.prefix(4), text.dropFirst(4)].map { Data($0.utf8) }
    let expected = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    #expect(String(decoding: signer.signature(of: frames), as: UTF8.self) == expected)
    #expect(signer.accepts(Data(expected.utf8), of: frames))
    #expect(!signer.accepts(Data(expected.uppercased().utf8), of: frames))
    #expect(!signer.accepts(Data(expected.utf8.dropLast()), of: frames))
    #expect(!signer.accepts(Data(), of: frames))
  }

  @Test func aMessageSentTwiceIsTakenOnce() throws {
    let session = Session(key: "k")
    let frames = session.frames(of: session.message("a_request", content: [:]))
    #expect(try session.message(in: frames).type == "a_request")
    #expect(throws: WireError.repeatedSignature) { try session.message(in: frames) }
  }

  @Test func aReplayGuardForgetsTheOldest() {
    var replays = ReplayGuard(capacity: 2)
    let signatures = (0..<3).map { Data([UInt8($0)]) }
    let answers = [0, 1, 2, 2, 1, 0].map { replays.isNew(signatures[$0]) }
    #expect(answers == [true, true, true, false, false, true])
  }
}

@Suite struct TimestampTests {
  @Test func momentsAreISO8601WithMicroseconds() {
    #expect(Timestamp.text(seconds: 1_709_210_096, microseconds: 7) == "2024-02-29T12:34:56.000007Z")
    #expect(Timestamp.text(seconds: 0, microseconds: 999_999) == "1970-01-01T00:00:00.999999Z")
  }
}
