import UserErrors

/// An array whose places may be counted from the end, as Python's lists: `losses[-1]`,
/// `layers[..<-1]`. `elements` is the array itself.
public struct PythonList<Element> {
  /// The elements.
  public var elements: [Element]

  /// A list of these elements.
  public init(_ elements: some Sequence<Element>) { self.elements = Array(elements) }

  /// An empty list.
  public init() { elements = [] }

  private func place(_ index: Int) -> Int {
    let place = index < 0 ? index + elements.count : index
    return orRaise { () throws(IndexError) in
      guard elements.indices.contains(place) else {
        throw IndexError(message: "a list of \(elements.count) elements has no element \(index)")
      }
      return place
    }
  }

  /// A bound of a range, cut off at the ends as in Python.
  private func bound(_ index: Int) -> Int {
    Swift.min(Swift.max(index < 0 ? index + count : index, 0), count)
  }

  private func part(_ start: Int, _ end: Int) -> PythonList {
    let (start, end) = (bound(start), bound(end))
    return PythonList(elements[start..<Swift.max(start, end)])
  }

  /// The elements from a place on: `layers[1...]`, `losses[-5...]`.
  public subscript(range: PartialRangeFrom<Int>) -> PythonList { part(range.lowerBound, count) }
  /// The elements before a place: `layers[..<4]`, `layers[..<-1]`.
  public subscript(range: PartialRangeUpTo<Int>) -> PythonList { part(0, range.upperBound) }
}

extension PythonList: RandomAccessCollection, MutableCollection, RangeReplaceableCollection {
  /// 0.
  public var startIndex: Int { 0 }
  /// How many elements there are.
  public var endIndex: Int { elements.count }
  /// An element; negative places count from the end.
  public subscript(index: Int) -> Element {
    get { elements[place(index)] }
    set { elements[place(index)] = newValue }
  }
  /// Puts other elements in the place of some.
  public mutating func replaceSubrange<Others: Collection<Element>>(_ range: Range<Int>, with others: Others)
  {
    elements.replaceSubrange(range, with: others)
  }
}

extension PythonList: ExpressibleByArrayLiteral {
  /// A list of these elements.
  public init(arrayLiteral elements: Element...) { self.elements = elements }
}

extension PythonList: CustomStringConvertible {
  /// As an array prints.
  public var description: String { elements.description }
}

extension PythonList: Sendable where Element: Sendable {}
extension PythonList: Equatable where Element: Equatable {
  /// Whether the elements are those of an array.
  public static func == (a: PythonList, b: [Element]) -> Bool { a.elements == b }
}

extension PythonList: TensorConvertible where Element: TensorConvertible {
  /// The elements along a new first axis.
  public var asTensor: Tensor { elements.asTensor }
  /// The same by NumPy's rule.
  public var asArray: Tensor { elements.asArray }
}
extension PythonList: ArrayConvertible where Element: TensorConvertible {}

extension PythonList: NestedNumbers where Element: NestedNumbers {
  public static var nestedDType: DType { Element.nestedDType }
  public func flatten(into values: inout [Double]) throws -> Shape { try elements.flatten(into: &values) }
}

extension Array {
  /// The two elements, as Python takes a list apart: `let (mean, logVar) = ops.split(x, 2)`.
  ///
  /// - Throws: Raises a ``UserErrors/ValueError`` where there are more or fewer, as for three and four.
  public func _lecternParts() -> (Element, Element) {
    let parts = parts(2)
    return (parts[0], parts[1])
  }
  /// The three elements.
  public func _lecternParts() -> (Element, Element, Element) {
    let parts = parts(3)
    return (parts[0], parts[1], parts[2])
  }
  /// The four elements.
  public func _lecternParts() -> (Element, Element, Element, Element) {
    let parts = parts(4)
    return (parts[0], parts[1], parts[2], parts[3])
  }

  private func parts(_ number: Int) -> [Element] {
    if count != number { raise(ValueError("\(count) values cannot be taken apart into \(number)")) }
    return self
  }
}
