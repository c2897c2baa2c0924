import Tensors

/// Which numbers of each row are among its k largest.
enum LargestPerRow {
  /// Ones at the k largest of each row of the last axis, zeros elsewhere; among equal ones the
  /// first count. What is no number counts as the largest, so that it is not lost from sight.
  static func mask(_ x: Tensor, k: Int) -> Tensor {
    let width = x.shape[-1]
    guard k < width else { return Tensor(onesLike: x.detached) }
    let keys = x.detached.floats.map { $0.isNaN ? Float.infinity : $0 }
    var mask = [Float](repeating: 0, count: keys.count)
    for start in stride(from: 0, to: keys.count, by: width) {
      let row = Array(keys[start..<start + width])
      let least = kth(row, k)
      var free = k - row.lazy.filter { $0 > least }.count
      for (column, key) in row.enumerated() where key >= least {
        if key == least {
          if free == 0 { continue }
          free -= 1
        }
        mask[start + column] = 1
      }
    }
    return Tensor(shape: x.shape, mask).astype(x.dtype)
  }

  /// The k-th largest number, by Hoare's selection: parts that cannot hold it are left out, until
  /// one number remains.
  private static func kth(_ row: [Float], _ k: Int) -> Float {
    var values = row
    var (low, high) = (0, row.count - 1)
    while low < high {
      let pivot = values[(low + high) / 2]
      var (i, j) = (low, high)
      while i <= j {
        while values[i] > pivot { i += 1 }
        while values[j] < pivot { j -= 1 }
        if i <= j {
          values.swapAt(i, j)
          (i, j) = (i + 1, j - 1)
        }
      }
      if k - 1 <= j {
        high = j
      } else if k - 1 >= i {
        low = i
      } else {
        return values[k - 1]
      }
    }
    return values[k - 1]
  }
}
