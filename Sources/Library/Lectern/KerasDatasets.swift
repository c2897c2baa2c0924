import Datasets
import Networks

extension keras {
  /// See `datasets`.
  public typealias datasets = Datasets.datasets
}
