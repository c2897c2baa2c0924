import Learn
import Testing

@Suite struct MetricTests {
  let golden: LearnGolden

  init() throws { golden = try LearnGolden() }

  @Test func rankingsAreScikitLearns() throws {
    let (truth, scores) = (golden["y2"], golden["scores"])
    let curves = [
      ("roc", rocCurve(truth, scores)), ("roc all", rocCurve(truth, scores, dropIntermediate: false)),
      ("roc 0", rocCurve(truth, scores, posLabel: 0)),
    ]
    for (name, curve) in curves {
      try golden.check("\(name) fpr", curve.fpr)
      try golden.check("\(name) tpr", curve.tpr)
      try golden.check("\(name) thresholds", curve.thresholds)
    }
    try golden.check("auc", rocAucScore(truth, scores))
    try golden.check("auc three", rocAucScore(golden["y3"], golden["probabilities"]))
  }

  @Test func countsAreScikitLearns() throws {
    let (truth, guess) = (golden["y3"], golden["guess"])
    try golden.check("confusion", confusionMatrix(truth, guess))
    try golden.check("confusion labels", confusionMatrix(truth, guess, labels: [4, 2]))
    for normalize in ["true", "pred", "all"] {
      try golden.check("confusion \(normalize)", confusionMatrix(truth, guess, normalize: normalize))
    }
    try golden.check("accuracy", accuracyScore(truth, guess))
    try golden.check("accuracy count", accuracyScore(truth, guess, normalize: false))
    try golden.check("accuracy weights", accuracyScore(truth, guess, sampleWeight: np.arange(90) + 1.0))
    let (labels, binary) = (golden["y2"], (golden["scores"] .> 0.4).astype(.int64))
    try golden.check("precision", precisionScore(labels, binary))
    try golden.check("recall", recallScore(labels, binary))
    try golden.check("f1", f1Score(labels, binary))
    try golden.check("precision 0", precisionScore(labels, binary, posLabel: 0))
    try golden.check("recall 0", recallScore(labels, binary, posLabel: 0))
    try golden.check("f1 0", f1Score(labels, binary, posLabel: 0))
    for average in ["macro", "micro", "weighted"] {
      try golden.check("precision \(average)", precisionScore(truth, guess, average: average))
      try golden.check("recall \(average)", recallScore(truth, guess, average: average))
      try golden.check("f1 \(average)", f1Score(truth, guess, average: average))
    }
    try golden.check("mutual information", mutualInfoScore(truth, golden["y2"]))
    #expect(accuracyScore([1, 0, 2], [1, 0, 1]) == 2.0 / 3)
  }

  @Test func imageQualityIsScikitImages() throws {
    let (image, noisy) = (golden["image"], golden["noisy"])
    let (bytes, noisyBytes) = ((image * 255).astype(.uint8), (noisy * 255).astype(.uint8))
    try golden.check("psnr", psnr(image, noisy, dataRange: 1))
    try golden.check("psnr bytes", psnr(bytes, noisyBytes))
    try golden.check("ssim", ssim(image, noisy, dataRange: 1))
    try golden.check("ssim 5", ssim(image, noisy, winSize: 5, dataRange: 1))
    try golden.check("ssim bytes", ssim(bytes, noisyBytes))
    try golden.check(
      "ssim colours", ssim(golden["colours"], golden["colours2"], dataRange: 1, channelAxis: -1))
    try golden.check("ssim gaussian", ssim(image, noisy, dataRange: 1, gaussianWeights: true))
    #expect(ssim(image, image, dataRange: 1) == 1)
  }
}
