import OrderedJSON
import Tensors
import UserErrors

/// How a weight gets its first value.
public protocol Initializer: InitializerConvertible, KerasObject {
  /// The class's name in Keras.
  var className: String { get }
  /// The settings under Keras's keys.
  var config: JSON { get }
  /// A first value of this shape.
  func callAsFunction(_ shape: Shape) -> Tensor
}

/// What may be given as an initializer: a name such as `"he_normal"`, or an ``Initializer``.
public protocol InitializerConvertible {
  /// The initializer meant; an unknown name is a user's error.
  var asInitializer: any Initializer { get }
}

extension Initializer {
  /// The type's name, for an initializer of one's own.
  public var className: String { String(describing: type(of: self)) }

  /// No settings; an initializer of one's own that has some gives them: `["scale": JSON(scale)]`.
  public var config: JSON { [:] }

  /// Itself.
  public var asInitializer: any Initializer { self }

  /// As a saved model describes it.
  public var serialized: JSON {
    ObjectDescription.of(self, module: "keras.initializers", className: className, config: config)
  }
}

extension String: InitializerConvertible {
  /// The initializer of this name.
  public var asInitializer: any Initializer {
    orRaise { () throws(ValueError) in
      guard let make = initializers.byName[self] else {
        throw ValueError(unknownName(self, of: "initializer", known: initializers.byName.keys))
      }
      return make()
    }
  }
}
