import Tensors
import UserErrors

/// Codes that differ from one code in a single unit, which runs through a range: what shows what
/// each unit stands for.
///
///     let codes = traversals(of: z, steps: 7)                        // (latent, 7, latent)
///     plt.imshow(imageGrid(vae.decode(codes.reshape(-1, 10)), columns: 7))
///
/// - Parameters:
///   - code: (latent,).
///   - low: the first value of the unit.
///   - high: the last.
///   - steps: how many values, both included.
///   - units: which units, in which order; all unless given.
/// - Returns: (units, steps, latent).
@_disfavoredOverload
public func traversals(
  of code: Tensor, from low: Double = -3, to high: Double = 3, steps: Int = 7, units: [Int]? = nil
) -> Tensor {
  let units = units ?? Array(0..<code.count)
  let latent = checkedLatent(code, units, "traversals")
  orRaise { () throws(ValueError) in
    guard steps > 0 else { throw ValueError("traversals: steps is \(steps), but must be positive") }
  }
  let values = Tensor(linspace: low, high, count: steps, dtype: .float64).doubles
  let numbers = code.doubles
  var codes: [Double] = []
  for unit in units {
    for value in values {
      var changed = numbers
      changed[unit] = value
      codes += changed
    }
  }
  return Tensor(shape: [units.count, steps, latent], codes).astype(code.floatingDType)
}

/// Codes of a square grid in the plane of two units, row by row from the upper left, the first unit
/// running to the right and the second one upwards: what `plotLatentSpace` decodes.
///
/// - Parameters:
///   - n: the number of rows and columns.
///   - scale: the units run from -scale to scale.
///   - units: the two units.
///   - code: the other units' values, (latent,); two units alone unless given.
/// - Returns: (n * n, latent), float32 or the code's type.
@_disfavoredOverload
public func latentPlane(
  n: Int = 30, scale: Double = 1, units: (Int, Int) = (0, 1), around code: Tensor? = nil
) -> Tensor {
  let code = code ?? Tensor(zeros: [2])
  let latent = checkedLatent(code, [units.0, units.1], "latentPlane")
  orRaise { () throws(ValueError) in
    guard n > 0, units.0 != units.1 else {
      throw ValueError(
        "latentPlane: needs n of 1 or more and two different units, got \(n) and \(units)")
    }
  }
  let values = Tensor(linspace: n > 1 ? -scale : 0, scale, count: n, dtype: .float64).doubles
  let numbers = code.doubles
  var codes: [Double] = []
  for up in values.reversed() {
    for right in values {
      var changed = numbers
      (changed[units.0], changed[units.1]) = (right, up)
      codes += changed
    }
  }
  return Tensor(shape: [n * n, latent], codes).astype(code.floatingDType)
}

/// The number of units of a code that has the given ones.
private func checkedLatent(_ code: Tensor, _ units: [Int], _ function: String) -> Int {
  orRaise { () throws(ShapeError) in
    guard code.rank == 1, code.count > 0 else {
      throw ShapeError("\(function): needs one code (latent,), got the shape \(code.shape)")
    }
  }
  orRaise { () throws(ValueError) in
    guard units.allSatisfy({ (0..<code.count).contains($0) }) else {
      throw ValueError(
        "\(function): units are \(units), but the code has units 0 to \(code.count - 1)")
    }
  }
  return code.count
}

extension Tensor {
  /// The type of codes that are made from these numbers.
  fileprivate var floatingDType: DType { dtype == .float64 ? .float64 : .float32 }
}
