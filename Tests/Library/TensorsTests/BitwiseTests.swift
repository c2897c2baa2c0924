import Foundation
import Tensors
import Testing

/// `&`, `|`, `^`, `~` and what np.testing says: results come from scripts/golden/numpy_bitwise.py.
@Suite struct BitwiseTests {
  struct Claim: Decodable {
    struct Said: Decodable {
      var wrong: Int
      var count: Int
      var part: String
      var places: [[Int]]
      var absolute: Double
      var relative: Double?
    }
    var rtol: Double
    var atol: Double
    var said: Said?
  }
  struct Claims: Decodable {
    var claims: [String: Claim]
    var claimOperands: [String: [NumPyTests.Golden.Array]]
  }

  private func file() throws -> Data {
    let url = try #require(Bundle.module.url(forResource: "Golden/bitwise", withExtension: "json"))
    return try Data(contentsOf: url)
  }

  @Test func resultsEqualNumPys() throws {
    let golden = try JSONDecoder().decode(NumPyTests.Golden.self, from: file())
    let types = ["bool", "uint8", "int32", "int64"]
    var results: [String: Tensor] = [:]
    for left in types {
      let a = try #require(golden.operands["\(left) left"]).tensor()
      results["~\(left)"] = ~a
      results["\(left) & number"] = a & 6
      results["\(left) | number"] = a | 6
      results["\(left) ^ number"] = a ^ 6
      results["number & \(left)"] = 5 & a
      results["\(left) & true"] = a & true
      for right in types {
        let b = try #require(golden.operands["\(right) right"]).tensor()
        results["\(left) & \(right)"] = a & b
        results["\(left) | \(right)"] = a | b
        results["\(left) ^ \(right)"] = a ^ b
        #expect(np.bitwiseAnd(a, b).identical(to: a & b))
        #expect(np.bitwiseOr(a, b).identical(to: a | b))
        #expect(np.bitwiseXor(a, b).identical(to: a ^ b))
      }
      #expect(np.invert(a).identical(to: ~a))
    }
    #expect(Set(results.keys) == Set(golden.results.keys))
    for (name, result) in results {
      let expected = try #require(golden.results[name]).tensor()
      #expect(result.identical(to: expected), "\(name): \(result) instead of \(expected)")
    }
  }

  @Test func masksReadAsInPython() {
    let x = Tensor([-1.0, 0.5, 2.0])
    #expect(((x > 0) & (x < 1)).bools == [false, true, false])
    #expect(((x < 0) | ~(x < 1)).bools == [true, false, true])
    #expect(x[(x > 0) & (x < 1)].floats == [0.5])
    var mask = x > 0
    mask &= x < 1
    mask |= x < 0
    mask ^= Tensor([true, true, true])
    #expect(mask.bools == [false, false, true])
  }

  @Test func claimsSayWhatNumPySays() throws {
    let golden = try JSONDecoder().decode(Claims.self, from: file())
    #expect(golden.claims.count > 10)
    for (name, claim) in golden.claims {
      let pair = try #require(golden.claimOperands[name]).map { try $0.tensor() }
      let message = ArrayClaim(pair[0], pair[1], equalNan: true, note: "")
        .failure("Not equal", rtol: claim.rtol, atol: claim.atol)
      guard let said = claim.said else {
        #expect(message == nil, "\(name)")
        continue
      }
      let text = try #require(message, "\(name)")
      #expect(
        text.contains("Mismatched elements: \(said.wrong) / \(said.count) (\(said.part)%)\n"), "\(text)")
      for place in said.places {
        #expect(text.contains(" [\(place.map(String.init).joined(separator: ", "))]: "), "\(text)")
      }
      let absolute = String(format: "%.8g", said.absolute)
      #expect(text.contains("Max absolute difference among violations: \(absolute) at ["), "\(text)")
      let relative = said.relative.map { String(format: "%.8g", $0) } ?? "inf"
      #expect(text.contains("Max relative difference among violations: \(relative) at ["), "\(text)")
    }
  }

  @Test func claimsSeeShapesAndNumbersThatAreNone() throws {
    let shapes = ArrayClaim(Tensor([1, 2, 3]), Tensor([1, 2]), equalNan: true, note: "of codes")
      .failure("Arrays are not equal", rtol: 0, atol: 0)
    #expect(shapes?.contains("(shapes (3,), (2,) mismatch)") == true, "\(shapes ?? "")")
    #expect(shapes?.hasPrefix("Arrays are not equal\nof codes\n") == true)
    let none = Tensor([Double.nan, 1])
    #expect(ArrayClaim(none, none, equalNan: true, note: "").failure("", rtol: 0, atol: 0) == nil)
    #expect(ArrayClaim(none, none, equalNan: false, note: "").failure("", rtol: 0, atol: 0) != nil)
    np.testing.assertAllclose(Tensor([0.1, 0.2]), [0.1, 0.2])
    np.testing.assertAllclose([1.0, 2.0], [1.1, 2.1], atol: 0.2)
    np.testing.assertArrayEqual([1, 2], np.array([1, 2]))
    np.testing.assertEqual(np.zeros((2, 3)).shape, Shape([2, 3]))
    np.testing.assertEqual("a", "a")
    np.testing.assertEqual(3, 3)
    np.testing.assertEqual(["a": 1], ["a": 1])
    np.testing.assertEqual(0.5, Tensor(0.5))
  }
}

extension Tensor {
  fileprivate func identical(to other: Tensor) -> Bool {
    shape == other.shape && dtype == other.dtype && doubles == other.doubles
  }
}
