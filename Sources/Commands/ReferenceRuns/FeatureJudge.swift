import Foundation
import Learn
import Tensors

/// Judges features by logistic regression: the error on the test images, with the settings that do
/// best on training images held out.
package struct FeatureJudge {
  /// Features and the classifier's penalty.
  package struct Choice {
    /// What the choice is called where several are compared.
    package let name: String
    /// Makes features of images.
    package let extract: (Tensor) -> Tensor
    /// The inverse weight of the penalty.
    package let c: Double

    /// A choice.
    package init(name: String, extract: @escaping (Tensor) -> Tensor, c: Double) {
      (self.name, self.extract, self.c) = (name, extract, c)
    }
  }

  private let digits: GreyDigits
  private let iterations: Int

  /// A judge whose classifier makes so many iterations at most.
  package init(digits: GreyDigits, iterations: Int) {
    (self.digits, self.iterations) = (digits, iterations)
  }

  /// The error in percent on the test images, by the best of `choices`.
  package func error(_ choices: [Choice]) -> Double {
    let best = choices.count == 1 ? 0 : bestOnImagesHeldOut(choices)
    return error(choices[best], from: 0..<digits.train.shape[0], on: nil)
  }

  /// The place of the choice that errs least on the last sixth of the training images; to be quick,
  /// they learn from the sixth before it.
  private func bestOnImagesHeldOut(_ choices: [Choice]) -> Int {
    let count = digits.train.shape[0]
    let (start, middle) = (count - 2 * (count / 6), count - count / 6)
    let errors = choices.map { error($0, from: start..<middle, on: middle..<count) }
    let best = errors.indices.min { errors[$0] < errors[$1] } ?? 0
    for (choice, error) in zip(choices, errors) {
      print("\(choice.name), C \(choice.c): \(String(format: "%.2f", error)) % on images held out")
    }
    print("chosen: \(choices[best].name), C \(choices[best].c)")
    return best
  }

  /// The error after learning from a part of the training images, on another part or, without one,
  /// on the test images.
  private func error(_ choice: Choice, from part: Range<Int>, on other: Range<Int>?) -> Double {
    let classifier = LogisticRegression(C: choice.c, maxIter: iterations)
      .fit(choice.extract(digits.train[part]), digits.trainLabels[part])
    let images = other.map { digits.train[$0] } ?? digits.test
    let labels = other.map { digits.trainLabels[$0] } ?? digits.testLabels
    return 100 * (1 - classifier.score(choice.extract(images), labels))
  }
}
