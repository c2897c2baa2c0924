import Tensors
import UserErrors

extension Model {
  /// One step of training on one batch; gives its loss. With metrics, take them all: `let (loss, accuracy) = model.trainOnBatch(x, y)`,
  /// or `returnDict: true`.
  ///
  /// The values are those of this batch. (Keras 3 gives the running means since the metrics were last reset.)
  @discardableResult
  public func trainOnBatch(
    _ x: any ModelData, _ y: (any ModelData)? = nil, sampleWeight: (any ModelData)? = nil,
    classWeight: [Int: Double]? = nil
  ) -> Double {
    trained(x, y, sampleWeight, classWeight).loss ?? .nan
  }

  /// The loss and the metrics, in order.
  @_disfavoredOverload
  public func trainOnBatch(
    _ x: any ModelData, _ y: (any ModelData)? = nil, sampleWeight: (any ModelData)? = nil,
    classWeight: [Int: Double]? = nil
  ) -> [Double] {
    inOrder(trained(x, y, sampleWeight, classWeight))
  }

  /// The loss and one metric.
  @_disfavoredOverload
  public func trainOnBatch(
    _ x: any ModelData, _ y: (any ModelData)? = nil, sampleWeight: (any ModelData)? = nil,
    classWeight: [Int: Double]? = nil
  ) -> (Double, Double) {
    pair(inOrder(trained(x, y, sampleWeight, classWeight)), of: "trainOnBatch")
  }

  /// The loss and the metrics by name.
  public func trainOnBatch(
    _ x: any ModelData, _ y: (any ModelData)? = nil, sampleWeight: (any ModelData)? = nil,
    classWeight: [Int: Double]? = nil, returnDict: Bool
  ) -> Logs {
    trained(x, y, sampleWeight, classWeight)
  }

  /// The loss of one batch, without training.
  public func testOnBatch(
    _ x: any ModelData, _ y: (any ModelData)? = nil, sampleWeight: (any ModelData)? = nil
  ) -> Double {
    tested(x, y, sampleWeight).loss ?? .nan
  }

  /// The loss and the metrics of one batch, in order.
  @_disfavoredOverload
  public func testOnBatch(
    _ x: any ModelData, _ y: (any ModelData)? = nil, sampleWeight: (any ModelData)? = nil
  ) -> [Double] {
    inOrder(tested(x, y, sampleWeight))
  }

  /// The loss and the metrics of one batch by name.
  public func testOnBatch(
    _ x: any ModelData, _ y: (any ModelData)? = nil, sampleWeight: (any ModelData)? = nil, returnDict: Bool
  ) -> Logs {
    tested(x, y, sampleWeight)
  }

  /// The predictions for one batch.
  public func predictOnBatch(_ x: any ModelData) -> Tensor {
    withoutRecording {
      let inputs = orRaiseAny { try x.tensors(named: inputNames, of: "predictOnBatch") }
      return joined(eagerCall(inputs, training: false))
    }
  }

  private func trained(
    _ x: any ModelData, _ y: (any ModelData)?, _ weight: (any ModelData)?, _ classWeight: [Int: Double]?
  ) -> Logs {
    let samples = TrainingSamples(x: x, y: y, classWeight: classWeight, sampleWeight: weight)
    let source = orRaiseAny { try samples.source(for: self, of: "trainOnBatch") }
    resetMetrics()
    return trainStep(source.batch(0..<source.count))
  }

  private func tested(_ x: any ModelData, _ y: (any ModelData)?, _ weight: (any ModelData)?) -> Logs {
    let samples = TrainingSamples(x: x, y: y, sampleWeight: weight)
    let source = orRaiseAny { try samples.source(for: self, of: "testOnBatch") }
    resetMetrics()
    return testStep(source.batch(0..<source.count))
  }
}
