import Learn
import Tensors

/// Judges features by logistic regression: the error on the test images, with the settings that do
/// best on training images held out.
struct FeatureJudge {
  /// Makes features of images.
  typealias Extractor = (Tensor) -> Tensor

  let digits: GreyDigits
  let cs: [Double]
  let iterations: Int

  /// The error in percent on the test images, by the best of `extractors`.
  func error(_ extractors: [Extractor]) -> Double {
    let choices = extractors.flatMap { extract in cs.map { (extract, $0) } }
    let best = choices.count == 1 ? 0 : bestOnImagesHeldOut(choices)
    return error(choices[best], from: 0..<digits.train.shape[0], on: nil)
  }

  /// The place of the choice that errs least on the last sixth of the training images; to be quick,
  /// they learn from the sixth before it.
  private func bestOnImagesHeldOut(_ choices: [(Extractor, Double)]) -> Int {
    let count = digits.train.shape[0]
    let (start, middle) = (count - 2 * (count / 6), count - count / 6)
    let errors = choices.map { error($0, from: start..<middle, on: middle..<count) }
    let best = errors.indices.min { errors[$0] < errors[$1] } ?? 0
    let all = zip(choices, errors).map { "C \($0.1): \($1)" }.joined(separator: ", ")
    print("error on the images held out: \(all); chosen: number \(best + 1)")
    return best
  }

  /// The error after learning from a part of the training images, on another part or, without one,
  /// on the test images.
  private func error(
    _ choice: (Extractor, Double), from part: Range<Int>, on other: Range<Int>?
  ) -> Double {
    let (extract, c) = choice
    let classifier = LogisticRegression(C: c, maxIter: iterations)
      .fit(extract(digits.train[part]), digits.trainLabels[part])
    let images = other.map { digits.train[$0] } ?? digits.test
    let labels = other.map { digits.trainLabels[$0] } ?? digits.testLabels
    return 100 * (1 - classifier.score(extract(images), labels))
  }
}
