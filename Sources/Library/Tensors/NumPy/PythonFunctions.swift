import UserErrors

// Functions of Python's own that lines of NumPy and Keras use, for lists. A function of these names
// in a cell goes before them.

/// The largest element of a list, as Python's `max(losses)`.
@_disfavoredOverload
public func max<Element: Comparable>(_ elements: some Sequence<Element>) -> Element {
  guard let largest = elements.max() else { raise(ValueError("max: the list is empty")) }
  return largest
}

/// The smallest element of a list, as Python's `min(losses)`.
@_disfavoredOverload
public func min<Element: Comparable>(_ elements: some Sequence<Element>) -> Element {
  guard let smallest = elements.min() else { raise(ValueError("min: the list is empty")) }
  return smallest
}

/// The larger of two tensors of one number each, as Python's `max(x.max(), y.max())`; elements are
/// compared by `np.maximum`.
@_disfavoredOverload
public func max(_ x: Tensor, _ y: Tensor) -> Tensor { x >= y ? x : y }

/// The smaller of two tensors of one number each; elements are compared by `np.minimum`.
@_disfavoredOverload
public func min(_ x: Tensor, _ y: Tensor) -> Tensor { x <= y ? x : y }

/// Whether all are true; true of an empty list.
@_disfavoredOverload
public func all(_ conditions: some Sequence<Bool>) -> Bool { conditions.allSatisfy { $0 } }

/// Whether one is true.
@_disfavoredOverload
public func any(_ conditions: some Sequence<Bool>) -> Bool { conditions.contains(true) }

/// The elements from the last to the first.
@_disfavoredOverload
public func reversed<Elements: BidirectionalCollection>(
  _ elements: Elements
) -> ReversedCollection<Elements> {
  elements.reversed()
}

/// The sum of a list, 0 of an empty one.
@_disfavoredOverload
public func sum<Number: AdditiveArithmetic>(_ numbers: some Sequence<Number>) -> Number {
  numbers.reduce(.zero, +)
}

/// The elements in rising order, or in falling order with `reverse`.
@_disfavoredOverload
public func sorted<Element: Comparable>(
  _ elements: some Sequence<Element>, reverse: Bool = false
) -> [Element] {
  reverse ? elements.sorted(by: >) : elements.sorted()
}

/// The elements with their numbers from 0 on: `for (i, image) in enumerate(images)`.
@_disfavoredOverload
public func enumerate<Elements: Sequence>(_ elements: Elements) -> EnumeratedSequence<Elements> {
  elements.enumerated()
}

/// The elements with their numbers from `start` on.
@_disfavoredOverload
public func enumerate<Elements: Sequence>(
  _ elements: Elements, start: Int
) -> Zip2Sequence<PartialRangeFrom<Int>, Elements> {
  zip(start..., elements)
}

/// The whole numbers from 0 on below `stop`.
@_disfavoredOverload
public func range(_ stop: Int) -> Range<Int> { 0..<Swift.max(stop, 0) }

/// The whole numbers from `start` on below `stop`.
@_disfavoredOverload
public func range(_ start: Int, _ stop: Int) -> Range<Int> { start..<Swift.max(stop, start) }

/// The whole numbers from `start` on by `step`, without `stop`.
@_disfavoredOverload
public func range(_ start: Int, _ stop: Int, _ step: Int) -> StrideTo<Int> {
  if step == 0 { raise(ValueError("range: the step must not be zero")) }
  return stride(from: start, to: stop, by: step)
}

/// Rounded to `digits` places after the point, as Python's `round(loss, 3)`.
@_disfavoredOverload
public func round(_ number: Double, _ digits: Int) -> Double { np.round(number, digits) }
