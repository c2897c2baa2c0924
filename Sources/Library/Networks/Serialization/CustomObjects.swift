import Foundation
import OrderedJSON
import Tensors
import UserErrors

/// What is registered for loading: classes, and functions used as losses, metrics, activations or
/// regularizers.
///
/// See Keras, `keras/src/saving/object_registration.py`.
enum CustomObjects {
  /// Makes an object from its settings.
  typealias Make = (_ config: JSON) throws -> any KerasObject

  private static let lock = Lock()
  nonisolated(unsafe) private static var makers: [String: (package: String, make: Make)] = [:]
  nonisolated(unsafe) private static var functions: [String: Any] = [:]

  /// What the running `loadModel(_:customObjects:)` was given: it comes before what is registered.
  @TaskLocal static var scope: [String: Any] = [:]

  /// Makes a class known under `name`, which Python registers as `package>name`.
  static func register(_ name: String, package: String, _ make: @escaping Make) {
    lock.withLock { makers[name] = (package, make) }
  }

  /// Makes a function known.
  static func register(function: Any, name: String) { lock.withLock { functions[name] = function } }

  /// The names of all that is known.
  static var names: [String] {
    lock.withLock { Array(makers.keys) + Array(functions.keys) } + Array(scope.keys)
  }

  /// The name under which Python must have registered a class of one's own.
  static func registeredName(_ name: String) -> String {
    lock.withLock { makers[name]?.package ?? "Custom" } + ">" + name
  }

  /// The object of this class with these settings; nil where the class is not known.
  ///
  /// - Throws: ``ValueError`` where the class is known and is no such object.
  static func make<Kind>(_ name: String, config: JSON, as kind: Kind.Type) throws -> Kind? {
    guard let object = try object(name, config: config) else { return nil }
    guard let made = object as? Kind else {
      throw ValueError("'\(name)' is a \(type(of: object)), which the saved model uses as a \(kind)")
    }
    return made
  }

  private static func object(_ name: String, config: JSON) throws -> Any? {
    if let given = scope[name] {
      if let type = given as? any KerasSerializable.Type { return try type.init(config: config) }
      return given
    }
    return try lock.withLock { makers[name]?.make }.map { try $0(config) }
  }

  /// The object that a description names; nil where it is none of the registered.
  static func deserialize<Kind>(_ json: JSON, as kind: Kind.Type) throws -> Kind? {
    guard let className = json["class_name"]?.stringValue else { return nil }
    if className == "function" {
      return json["config"]?.stringValue.flatMap { function($0, as: kind) }
    }
    return try make(className, config: json["config"] ?? [:], as: kind)
  }

  /// The function of this name, of this type; nil where there is none.
  static func function<Function>(_ name: String, as type: Function.Type) -> Function? {
    (scope[name] ?? lock.withLock { functions[name] }) as? Function
  }

  /// How an unknown object is made known, for messages.
  static func advice(_ name: String) -> String {
    ". One of your own is made known by keras.saving.registerKerasSerializable(\(name).self), or by "
      + "loadModel(path, customObjects: [\"\(name)\": \(name).self])"
  }
}

/// How saved models describe objects: `{module, class_name, config, registered_name}`
/// (keras/src/saving/serialization_lib.py).
enum ObjectDescription {
  /// The description of one of Keras's own objects, or of one of the user's.
  static func of(_ object: Any, module: String, className: String, config: JSON) -> JSON {
    let beyondKeras = (object as? any NotInKeras)?.kerasName(className)
    let isCustom = !isOurs(object) || beyondKeras != nil
    return [
      "module": isCustom ? nil : JSON(module), "class_name": JSON(className), "config": config,
      "registered_name": isCustom
        ? JSON(beyondKeras ?? CustomObjects.registeredName(className)) : nil,
    ]
  }

  /// The description of a function by its name.
  static func function(_ name: String) -> JSON {
    ["module": "builtins", "class_name": "function", "config": JSON(name), "registered_name": "function"]
  }

  /// Whether an object is of one of the library's classes.
  static func isOurs(_ object: Any) -> Bool {
    String(reflecting: Swift.type(of: object)).hasPrefix("Networks.")
  }
}

extension keras.saving {
  /// Makes a class of one's own known to `loadModel`: a layer, loss, metric, initializer,
  /// regularizer, constraint or optimizer.
  ///
  ///     keras.saving.registerKerasSerializable("Scale") { config in Scale(try config.double("factor")) }
  ///
  /// Python finds its own class of the same name if that is registered too:
  /// `@keras.saving.register_keras_serializable(package="Custom")`.
  public static func registerKerasSerializable(
    _ className: String, package: String = "Custom",
    _ make: @escaping (_ config: JSON) throws -> any KerasObject
  ) {
    CustomObjects.register(className, package: package, make)
  }

  /// The same with Keras's labels: `registerKerasSerializable(package: "Course", name: "Scale") { …
  /// }`.
  public static func registerKerasSerializable(
    package: String = "Custom", name: String, _ make: @escaping (_ config: JSON) throws -> any KerasObject
  ) {
    CustomObjects.register(name, package: package, make)
  }

  /// Makes a class that is ``KerasSerializable`` known to `loadModel`:
  /// `registerKerasSerializable(KSparse.self)`.
  public static func registerKerasSerializable(
    _ type: any KerasSerializable.Type, package: String = "Custom", name: String? = nil
  ) {
    CustomObjects.register(name ?? String(describing: type), package: package) { try type.init(config: $0) }
  }

  /// Makes a function of targets and predictions known, which a saved model names as loss or
  /// metric.
  public static func registerKerasSerializable(
    _ name: String, function: @escaping (Tensor, Tensor) -> Tensor
  ) {
    CustomObjects.register(function: function, name: name)
  }

  /// Makes a function of one tensor known, which a saved model names as activation or regularizer.
  public static func registerKerasSerializable(_ name: String, function: @escaping (Tensor) -> Tensor) {
    CustomObjects.register(function: function, name: name)
  }
}
