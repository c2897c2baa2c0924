import Tensors
import UserErrors

extension keras {
  /// Random numbers by Keras's names: `keras.random.normal(shape: [batch, 2])`. With a seed the same
  /// numbers come each time; with a ``SeedGenerator`` others each time, but the same in each run;
  /// without, they come from the generator that `keras.utils.setRandomSeed` starts over.
  public enum random {
    /// A source of random numbers with a seed of its own.
    public final class SeedGenerator: RandomSeed {
      /// Where the numbers come from.
      public let randomGenerator: RandomGenerator

      /// The source.
      public init(_ seed: Int = 0) {
        randomGenerator = RandomGenerator(seed: UInt64(bitPattern: Int64(seed)))
      }

      /// The source by the argument's name.
      public convenience init(seed: Int) { self.init(seed) }
    }

    /// Normal numbers, of a shape in any form: `(2, 3)`, `[2, 3]`, `x.shape`.
    public static func normal<each Length: ShapeConvertible>(
      _ shape: (repeat each Length), mean: Double = 0, stddev: Double = 1, seed: (any RandomSeed)? = nil
    ) -> Tensor {
      generator(seed).normal(Shape(joining: (repeat each shape)), mean: mean, standardDeviation: stddev)
    }

    /// Normal numbers, the shape by its name.
    public static func normal<each Length: ShapeConvertible>(
      shape: (repeat each Length), mean: Double = 0, stddev: Double = 1, seed: (any RandomSeed)? = nil
    ) -> Tensor {
      generator(seed).normal(Shape(joining: (repeat each shape)), mean: mean, standardDeviation: stddev)
    }

    /// Normal numbers, those further than two deviations from the mean drawn again, of a shape in any
    /// form: `(2, 3)`, `[2, 3]`, `x.shape`.
    public static func truncatedNormal<each Length: ShapeConvertible>(
      _ shape: (repeat each Length), mean: Double = 0, stddev: Double = 1, seed: (any RandomSeed)? = nil
    ) -> Tensor {
      generator(seed).truncatedNormal(
        Shape(joining: (repeat each shape)), mean: mean, standardDeviation: stddev)
    }

    /// Normal numbers, those further than two deviations from the mean drawn again, the shape by its
    /// name.
    public static func truncatedNormal<each Length: ShapeConvertible>(
      shape: (repeat each Length), mean: Double = 0, stddev: Double = 1, seed: (any RandomSeed)? = nil
    ) -> Tensor {
      generator(seed).truncatedNormal(
        Shape(joining: (repeat each shape)), mean: mean, standardDeviation: stddev)
    }

    /// Numbers uniform in [minval, maxval), of a shape in any form: `(2, 3)`, `[2, 3]`, `x.shape`.
    public static func uniform<each Length: ShapeConvertible>(
      _ shape: (repeat each Length), minval: Double = 0, maxval: Double = 1, seed: (any RandomSeed)? = nil
    ) -> Tensor {
      generator(seed).uniform(Shape(joining: (repeat each shape)), low: minval, high: maxval)
    }

    /// Numbers uniform in [minval, maxval), the shape by its name.
    public static func uniform<each Length: ShapeConvertible>(
      shape: (repeat each Length), minval: Double = 0, maxval: Double = 1, seed: (any RandomSeed)? = nil
    ) -> Tensor {
      generator(seed).uniform(Shape(joining: (repeat each shape)), low: minval, high: maxval)
    }

    /// Whole numbers in [minval, maxval), of a shape in any form: `(2, 3)`, `[2, 3]`, `x.shape`.
    public static func randint<each Length: ShapeConvertible>(
      _ shape: (repeat each Length), minval: Int, maxval: Int, seed: (any RandomSeed)? = nil
    ) -> Tensor {
      generator(seed).integers(
        Shape(joining: (repeat each shape)), low: minval, high: maxval, dtype: .int32)
    }

    /// Whole numbers in [minval, maxval), the shape by its name.
    public static func randint<each Length: ShapeConvertible>(
      shape: (repeat each Length), minval: Int, maxval: Int, seed: (any RandomSeed)? = nil
    ) -> Tensor {
      generator(seed).integers(
        Shape(joining: (repeat each shape)), low: minval, high: maxval, dtype: .int32)
    }

    /// How often of `counts` trials one succeeds whose probability is `probabilities`.
    public static func binomial<each Length: ShapeConvertible>(
      _ shape: (repeat each Length), _ counts: Int, _ probabilities: Double, seed: (any RandomSeed)? = nil
    ) -> Tensor {
      let (generator, shape) = (generator(seed), Shape(joining: (repeat each shape)))
      return (0..<counts).reduce(Tensor(zeros: shape)) { sum, _ in
        sum + generator.bernoulli(shape, probability: probabilities)
      }
    }

    /// Each number set to zero with probability `rate`, the others divided by `1 - rate`.
    public static func dropout(_ inputs: Tensor, rate: Double, seed: (any RandomSeed)? = nil) -> Tensor {
      nn.dropout(inputs, rate: rate, generator: generator(seed))
    }

    /// The same rows in random order.
    public static func shuffle(_ x: Tensor, seed: (any RandomSeed)? = nil) -> Tensor {
      x.take(generator(seed).permutation(x.shape[0]))
    }

    private static func generator(_ seed: (any RandomSeed)?) -> RandomGenerator {
      seed?.randomGenerator ?? RandomGenerator.shared
    }
  }
}

/// What may be given as a seed: a number, or a `keras.random.SeedGenerator`.
public protocol RandomSeed {
  /// Where the numbers come from.
  var randomGenerator: RandomGenerator { get }
}

extension Int: RandomSeed {
  /// A generator that starts with this seed.
  public var randomGenerator: RandomGenerator { RandomGenerator(seed: UInt64(bitPattern: Int64(self))) }
}
