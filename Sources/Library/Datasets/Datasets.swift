import FileFormats
import Tensors

/// Data sets by the names that Keras uses: `datasets.fashionMNIST.loadData()`.
public enum datasets {
  /// Images and labels to train on, and others to test on.
  public typealias TrainAndTest = ((Tensor, Tensor), (Tensor, Tensor))

  /// Fashion-MNIST: 70,000 grey pictures of clothes, 28 x 28, in ten classes (Xiao, Rasul, Vollgraf 2017,
  /// arXiv:1708.07747).
  public enum fashionMNIST {
    /// The names of the classes, by label.
    public static let classNames = [
      "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag",
      "Ankle boot",
    ]

    /// `((xTrain, yTrain), (xTest, yTest))`: images (60000, 28, 28) and (10000, 28, 28) with values 0 to 255, labels
    /// (60000,) and (10000,) with values 0 to 9, all uint8.
    ///
    /// Taken from `LECTERN_DATA_DIR`, from Debian's package `dataset-fashion-mnist`, from the user's cache, or
    /// downloaded into it; each file is checked by SHA-256.
    /// - Throws: ``DatasetError`` if the data is nowhere to be had; it says where it was looked for and what to do.
    public static func loadData() throws -> TrainAndTest { try load(.fashionMNIST) }
  }

  /// MNIST: 70,000 grey pictures of handwritten digits, 28 x 28 (LeCun, Bottou, Bengio, Haffner 1998).
  public enum mnist {
    /// The names of the classes, by label: the digits.
    public static let classNames = (0...9).map(String.init)

    /// `((xTrain, yTrain), (xTest, yTest))`: images (60000, 28, 28) and (10000, 28, 28) with values 0 to 255, labels
    /// (60000,) and (10000,) with values 0 to 9, all uint8.
    ///
    /// Taken from `LECTERN_DATA_DIR`, from the user's cache, or downloaded into it; each file is checked by SHA-256.
    /// - Throws: ``DatasetError`` if the data is nowhere to be had; it says where it was looked for and what to do.
    public static func loadData() throws -> TrainAndTest { try load(.mnist) }
  }

  private static func load(_ dataset: PublishedDataset) throws -> TrainAndTest {
    let loader = DatasetLoader(dataset)
    func tensor(_ file: PublishedFile) throws -> Tensor { try loader.array(file).tensor() }
    return (
      (try tensor(dataset.trainImages), try tensor(dataset.trainLabels)),
      (try tensor(dataset.testImages), try tensor(dataset.testLabels))
    )
  }
}
