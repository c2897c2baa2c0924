import UserErrors

/// An index that does not fit the tensor's shape.
public struct IndexError: UserError, Equatable {
  public let message: String

  package init(message: String) { self.message = message }
}

/// Indices worked out against a shape: a strided window, and then positions chosen along some axes.
struct IndexPlan {
  var start = 0
  /// The window, with axes of single positions already gone and new ones in place.
  var shape: [Int] = []
  var strides: [Int] = []
  /// Chosen positions, by the window's axis.
  var chosen: [(axis: Int, positions: Tensor)] = []

  init(_ indices: [TensorIndex], of shape: Shape) throws(IndexError) {
    let complete = IndexPlan.paired(try IndexPlan.completed(indices, of: shape))
    let own = shape.strides
    var axis = 0
    for index in complete {
      switch index {
      case .inserted:
        self.shape.append(1)
        strides.append(0)
        continue
      case .at(let position):
        start += try IndexPlan.checked(position, axis: axis, of: shape) * own[axis]
      case .slice(let first, let end, let step):
        let (from, count) = try IndexPlan.resolved(first, end, step, length: shape.dimensions[axis])
        start += from * own[axis]
        self.shape.append(count)
        strides.append(own[axis] * step)
      case .chosen(let positions):
        chosen.append((self.shape.count, try IndexPlan.resolved(positions, axis: axis, of: shape)))
        fallthrough
      case .whole, .remaining:
        self.shape.append(shape.dimensions[axis])
        strides.append(own[axis])
      }
      axis += 1
    }
  }

  /// Positions of an axis that stand apart from chosen ones, by a slice or a new axis, count as chosen
  /// too: then NumPy puts what was chosen first.
  private static func paired(_ indices: [TensorIndex]) -> [TensorIndex] {
    func isAdvanced(_ index: TensorIndex) -> Bool {
      switch index {
      case .at, .chosen: return true
      default: return false
      }
    }
    let places = indices.indices.filter { isAdvanced(indices[$0]) }
    let hasChosen = indices.contains { if case .chosen = $0 { return true } else { return false } }
    guard hasChosen, let first = places.first, let last = places.last, last - first + 1 != places.count else {
      return indices
    }
    return indices.map {
      if case .at(let position) = $0 { return .chosen(Tensor(position)) } else { return $0 }
    }
  }

  /// An index for each axis, with the ellipsis written out.
  private static func completed(_ indices: [TensorIndex], of shape: Shape) throws(IndexError) -> [TensorIndex]
  {
    var used = 0
    var ellipses = 0
    for index in indices {
      switch index {
      case .inserted: break
      case .remaining: ellipses += 1
      default: used += 1
      }
    }
    guard used <= shape.rank, ellipses <= 1 else {
      throw IndexError(
        message: ellipses > 1
          ? "index: only one ellipsis is possible"
          : "index: \(used) indices for a tensor of shape \(shape), which has \(shape.rank) axes")
    }
    let rest = [TensorIndex](repeating: .whole, count: shape.rank - used)
    guard
      let place = indices.firstIndex(where: { if case .remaining = $0 { return true } else { return false } })
    else { return indices + rest }
    return Array(indices[..<place]) + rest + Array(indices[(place + 1)...])
  }

  private static func checked(_ position: Int, axis: Int, of shape: Shape) throws(IndexError) -> Int {
    let length = shape.dimensions[axis]
    let counted = position < 0 ? position + length : position
    guard counted >= 0, counted < length else {
      throw IndexError(
        message: "index \(position) is out of bounds for axis \(axis) with size \(length) (shape \(shape))")
    }
    return counted
  }

  /// Python's slice.indices(): where to start and how many.
  private static func resolved(
    _ first: Int?, _ end: Int?, _ step: Int, length: Int
  ) throws(IndexError) -> (start: Int, count: Int) {
    guard step != 0 else { throw IndexError(message: "index: the step of a slice cannot be 0") }
    func clamped(_ position: Int, _ low: Int, _ high: Int) -> Int {
      Swift.min(Swift.max(position < 0 ? position + length : position, low), high)
    }
    if step > 0 {
      let (from, to) = (clamped(first ?? 0, 0, length), clamped(end ?? length, 0, length))
      return (from, from < to ? (to - from + step - 1) / step : 0)
    }
    let from = first.map { clamped($0, -1, length - 1) } ?? length - 1
    let to = end.map { clamped($0, -1, length - 1) } ?? -1
    return (Swift.max(from, 0), from > to ? (from - to - step - 1) / -step : 0)
  }

  /// Positions counted from the start, as int64.
  private static func resolved(_ chosen: Tensor, axis: Int, of shape: Shape) throws(IndexError) -> Tensor {
    let length = shape.dimensions[axis]
    if chosen.dtype == .bool {
      guard chosen.shape == [length] else {
        throw IndexError(
          message: "index: a mask of shape \(chosen.shape) does not fit axis \(axis) of shape \(shape)")
      }
      return Tensor(chosen.bools.enumerated().filter(\.element).map(\.offset))
    }
    guard chosen.dtype.isInteger else {
      throw IndexError(message: "index: positions must be whole numbers or truth values, not \(chosen.dtype)")
    }
    var positions = chosen.ints
    for index in positions.indices { positions[index] = try checked(positions[index], axis: axis, of: shape) }
    return Tensor(shape: chosen.shape, positions.map { Int64($0) })
  }
}
