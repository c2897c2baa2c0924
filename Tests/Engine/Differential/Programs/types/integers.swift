let big = UInt8.max
print(big &+ 1, big.addingReportingOverflow(3), Int8(truncatingIfNeeded: 300), UInt8(exactly: 256) as Any)

print(-7 / 2, -7 % 2, (-7).quotientAndRemainder(dividingBy: 2), 7.isMultiple(of: 7))

func gcd<T: BinaryInteger>(_ a: T, _ b: T) -> T { b == 0 ? a : gcd(b, a % b) }

print(gcd(84, 36), gcd(UInt8(12), 18), 0b1010 | 0x0F, 1 << 10, ~0, 0o17)

extension FixedWidthInteger {
  var bits: String { String(self, radix: 2) }
}

print(13.bits, UInt8(200).leadingZeroBitCount, Int16(bitPattern: 0xFFFF), (255 as Int).byteSwapped.nonzeroBitCount)

print(Int("42")!, Int("4x") as Any, Int("ff", radix: 16)!, 1_000_000.description.count)

print(0.1 + 0.2, Double("1e3")!, (2.5).rounded(), (3.5).rounded(.down), Double.nan.isNaN, 1.0 / 0)

print(Int.random(in: 5...5), [7].randomElement()!, (1...3).contains(2), min(3, 1, 2), abs(-4), 10.clamped(to: 0...5))

// With the above: the line before uses this member.
extension Comparable {
  func clamped(to range: ClosedRange<Self>) -> Self { min(max(self, range.lowerBound), range.upperBound) }
}
