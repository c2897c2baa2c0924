import Foundation
import ReferenceRuns
import Tensors
import Testing

/// The runs behind the tables of docs/vae.md, at a tiny size.
@Suite(.serialized) struct ReferenceRunTests {
  private static let folder = NSTemporaryDirectory() + "lectern-iwae-\(UUID().uuidString)"

  /// 50 images of 784 grey values: two and a half batches.
  private static func digits(_ count: Int, offset: Int) -> BinarizedDigits {
    let values = (0..<count * 784).map { UInt8(truncatingIfNeeded: ($0 + offset) * 7919 % 256) }
    return BinarizedDigits(images: Tensor(values).reshape(count, 784))
  }

  private static func run(in folder: String) throws -> IWAERun {
    try IWAERun(
      draws: 3, folder: Self.folder + folder,
      digits: (train: digits(50, offset: 0), test: digits(20, offset: 5)))
  }

  /// All numbers that training changes.
  private static func weights(_ run: IWAERun) -> [[Float]] { run.model.weights.map(\.value.floats) }

  @Test func aRunThatGoesOnIsTheUnbrokenOneToTheBit() throws {
    defer { try? FileManager.default.removeItem(atPath: Self.folder) }
    let unbroken = try Self.run(in: "/unbroken")
    let untrained = Self.weights(unbroken)
    try unbroken.train(epochs: 3, minutes: 60)
    #expect(Self.weights(unbroken) != untrained)

    try Self.run(in: "/broken").train(epochs: 1, minutes: 60)
    let resumed = try Self.run(in: "/broken")
    #expect(resumed.state.epoch == 1)
    try resumed.train(epochs: 3, minutes: 60)
    #expect(Self.weights(resumed) == Self.weights(unbroken))

    // A kill between the writing of the weights and of the state.
    let state = Self.folder + "/killed/k3.json"
    try Self.run(in: "/killed").train(epochs: 1, minutes: 60)
    let first = try Data(contentsOf: URL(fileURLWithPath: state))
    try Self.run(in: "/killed").train(epochs: 2, minutes: 60)
    try first.write(to: URL(fileURLWithPath: state))
    let killed = try Self.run(in: "/killed")
    #expect(killed.state.epoch == 2)
    try killed.train(epochs: 3, minutes: 60)
    #expect(Self.weights(killed) == Self.weights(unbroken))

    for run in [unbroken, resumed] { try run.estimate(images: 20, draws: 10) }
    #expect(resumed.state.estimate?.nats == unbroken.state.estimate?.nats)
    #expect(resumed.state.estimate?.nats.isFinite == true)
  }

  @Test func aDamagedStateIsNamed() throws {
    let folder = Self.folder + "/damaged"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data("{".utf8).write(to: URL(fileURLWithPath: folder + "/k3.json"))
    let error = #expect(throws: (any Error).self) { try Self.run(in: "/damaged") }
    #expect("\(error.map { "\($0)" } ?? "")".contains("k3.json"))
  }

  @Test func listsOfNumbersAreChecked() {
    #expect(NumberList(argument: "1,5,50")?.values == [1, 5, 50])
    for wrong in ["", "1,", "a", "1,0", "1;2", "-1"] {
      #expect(NumberList(argument: wrong) == nil, "\(wrong)")
    }
  }
}
