/// Three sequences side by side, as Python's `zip(axes, images, titles)`: as long as the shortest.
/// (Swift's own takes two.)
@_disfavoredOverload
public func zip<First: Sequence, Second: Sequence, Third: Sequence>(
  _ first: First, _ second: Second, _ third: Third
) -> [(First.Element, Second.Element, Third.Element)] {
  zip(zip(first, second), third).map { ($0.0, $0.1, $1) }
}

/// Four sequences side by side, as long as the shortest.
@_disfavoredOverload
public func zip<First: Sequence, Second: Sequence, Third: Sequence, Fourth: Sequence>(
  _ first: First, _ second: Second, _ third: Third, _ fourth: Fourth
) -> [(First.Element, Second.Element, Third.Element, Fourth.Element)] {
  zip(zip(first, second), zip(third, fourth)).map { ($0.0, $0.1, $1.0, $1.1) }
}
