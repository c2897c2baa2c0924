/// One file of a data set, as it was published.
package struct PublishedFile: Sendable {
  /// The file's name, packed with gzip.
  package let name: String
  /// Bytes when unpacked.
  package let unpackedSize: Int
  /// SHA-256 of the unpacked bytes: packing the same data again gives other packed bytes.
  package let unpackedSHA256: String

  /// A file with its name and its checks.
  package init(name: String, unpackedSize: Int, unpackedSHA256: String) {
    self.name = name
    self.unpackedSize = unpackedSize
    self.unpackedSHA256 = unpackedSHA256
  }
}

/// A data set of images and labels in IDX files: what it is called, where it is kept, and what its files must hold.
package struct PublishedDataset: Sendable {
  /// The name for people.
  package let title: String
  /// The folder's name below a data or cache folder.
  package let folder: String
  /// Where Debian's package puts the files, if there is one.
  package let packageFolder: String?
  /// The Debian package.
  package let packageName: String?
  /// Addresses, the first one first, to which a file's name is appended.
  package let addresses: [String]
  package let trainImages: PublishedFile
  package let trainLabels: PublishedFile
  package let testImages: PublishedFile
  package let testLabels: PublishedFile

  /// A data set with the digests of its files, in the order train images, train labels, test images, test labels.
  package init(
    title: String, folder: String, packageFolder: String?, packageName: String?, addresses: [String],
    digests: (String, String, String, String)
  ) {
    self.title = title
    self.folder = folder
    self.packageFolder = packageFolder
    self.packageName = packageName
    self.addresses = addresses
    // 16 bytes of header for images, 8 for labels; 28 x 28 pixels.
    trainImages = PublishedFile(
      name: "train-images-idx3-ubyte.gz", unpackedSize: 16 + 60_000 * 784, unpackedSHA256: digests.0)
    trainLabels = PublishedFile(
      name: "train-labels-idx1-ubyte.gz", unpackedSize: 8 + 60_000, unpackedSHA256: digests.1)
    testImages = PublishedFile(
      name: "t10k-images-idx3-ubyte.gz", unpackedSize: 16 + 10_000 * 784, unpackedSHA256: digests.2)
    testLabels = PublishedFile(
      name: "t10k-labels-idx1-ubyte.gz", unpackedSize: 8 + 10_000, unpackedSHA256: digests.3)
  }

  /// The four files.
  package var files: [PublishedFile] { [trainImages, trainLabels, testImages, testLabels] }
}

extension PublishedDataset {
  /// Fashion-MNIST: Xiao, Rasul, Vollgraf 2017, arXiv:1708.07747.
  package static let fashionMNIST = PublishedDataset(
    title: "Fashion-MNIST", folder: "fashion-mnist",
    packageFolder: "/usr/share/datasets/fashion-mnist", packageName: "dataset-fashion-mnist",
    addresses: [
      "https://github.com/zalandoresearch/fashion-mnist/raw/master/data/fashion/",
      "https://storage.googleapis.com/tensorflow/tf-keras-datasets/",
      "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/",
    ],
    digests: (
      "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
      "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9",
      "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
      "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34"
    ))

  /// MNIST: LeCun, Bottou, Bengio, Haffner 1998, "Gradient-based learning applied to document recognition".
  package static let mnist = PublishedDataset(
    title: "MNIST", folder: "mnist", packageFolder: nil, packageName: nil,
    addresses: [
      "https://ossci-datasets.s3.amazonaws.com/mnist/",
      "https://storage.googleapis.com/cvdf-datasets/mnist/",
    ],
    digests: (
      "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
      "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
      "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
      "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"
    ))
}
