import Datasets
import Foundation
import Tensors
import Testing

/// The real data sets, where this machine has them.
@Suite struct PublishedDatasetTests {
  static let hasFashion = FileManager.default.fileExists(atPath: "/usr/share/datasets/fashion-mnist")
  static let hasMNIST = ProcessInfo.processInfo.environment["LECTERN_DATA_DIR"].map {
    FileManager.default.fileExists(atPath: $0 + "/mnist")
  }

  private func check(_ data: datasets.TrainAndTest, firstLabels: [Int]) {
    let ((xTrain, yTrain), (xTest, yTest)) = data
    #expect(xTrain.shape == [60000, 28, 28] && xTest.shape == [10000, 28, 28])
    #expect(yTrain.shape == [60000] && yTest.shape == [10000])
    #expect([xTrain, yTrain, xTest, yTest].allSatisfy { $0.dtype == .uint8 })
    #expect(yTrain[..<5].ints == firstLabels)
    #expect(xTrain.max().item() == 255)
  }

  @Test(.enabled(if: hasFashion, "install dataset-fashion-mnist")) func fashionMNIST() throws {
    check(try datasets.fashionMNIST.loadData(), firstLabels: [9, 0, 0, 3, 0])
    #expect(datasets.fashionMNIST.classNames[9] == "Ankle boot")
  }

  @Test(.enabled(if: hasMNIST == true, "set LECTERN_DATA_DIR to a folder with mnist/")) func mnist() throws {
    check(try datasets.mnist.loadData(), firstLabels: [5, 0, 4, 1, 9])
  }
}
