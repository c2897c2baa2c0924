/// What a drawn face looks like: one number for each factor, in the order of
/// ``datasets/faceFactors``.
struct FaceFactors: Equatable, Sendable {
  var skin: Double
  var hairColor: Double
  var hairLength: Double
  var smile: Double
  var eyeColor: Double
  var glasses: Double
  var background: Double
  var x: Double
  var y: Double

  static let space: FactorSpace = {
    let unit = { (count: Int) in FactorSpace.steps(count, from: 0, to: 1) }
    let around = { (count: Int) in FactorSpace.steps(count, from: -1, to: 1) }
    return FactorSpace([
      "skin": unit(6), "hairColor": unit(6), "hairLength": unit(6), "smile": around(5),
      "eyeColor": unit(4), "glasses": unit(2), "background": unit(6), "x": around(7),
      "y": around(7),
    ])
  }()
}

extension FaceFactors {
  /// The face of one combination of the space's values.
  init(index: Int) {
    let values = Self.space.values(of: index)
    self.init(
      skin: values[0], hairColor: values[1], hairLength: values[2], smile: values[3],
      eyeColor: values[4], glasses: values[5], background: values[6], x: values[7], y: values[8])
  }
}
