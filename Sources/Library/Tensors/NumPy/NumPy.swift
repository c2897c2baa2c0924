import Foundation
import UserErrors

/// NumPy's names, so that a line of Python reads alike: `np.expand_dims(imgs, -1)` is
/// `np.expandDims(imgs, -1)`.
///
/// Numbers with a fraction become float32 (NumPy: float64), since that is what networks compute in; pass
/// `dtype: .float64` for more digits.
public enum NumPy {
  /// 3.14159...
  public static let pi = Double.pi
  /// 2.71828...
  public static let e = M_E
  /// Infinity.
  public static let inf = Double.infinity
  /// Not a number.
  public static let nan = Double.nan
  /// A new axis: `x[.newAxis]`, or `x[np.newaxis]`.
  public static let newaxis = TensorIndex.inserted
}

/// NumPy's names.
public typealias np = NumPy
