import CommFrames
import OrderedJSON

/// A property that says which values of the widget's state it can hold.
protocol SyncedProperty {
  /// The value's name in the state.
  var name: String { get }
  /// Whether the property can hold `json`.
  func admits(_ json: JSONValue) -> Bool
}

/// A property that is a value of the widget's state: `@Synced("max") public var max: Int`.
@propertyWrapper
public struct Synced<Value: WidgetValue>: SyncedProperty {
  let name: String

  /// The value called `name` in the state; the widget's initialiser must have set it.
  public init(_ name: String) { self.name = name }

  func admits(_ json: JSONValue) -> Bool { Value(widgetJSON: json) != nil }

  /// Never used: a property of a widget is read and written by the subscript below.
  @available(*, unavailable, message: "only a widget can have synced properties")
  public var wrappedValue: Value {
    get { fatalError("only a widget can have synced properties") }
    set { fatalError("only a widget can have synced properties") }
  }

  /// The value in the state of the widget that has the property; setting it tells the front end.
  public static subscript<Owner: Widget>(
    _enclosingInstance owner: Owner, wrapped _: ReferenceWritableKeyPath<Owner, Value>,
    storage storage: ReferenceWritableKeyPath<Owner, Self>
  ) -> Value {
    get {
      let name = owner[keyPath: storage].name
      guard let value = Value(widgetJSON: owner.value(name) ?? .null) else {
        fatalError("the widget's state has no \(name) of type \(Value.self)")
      }
      return value
    }
    set { owner.set(owner.accepted([owner[keyPath: storage].name: newValue.widgetJSON])) }
  }
}

extension Widget {
  /// The values that this widget's properties can hold: a page may send anything, as a slider's value `"x"` or `null`. What is
  /// left out stays as it was, as in ipywidgets, whose traits refuse it.
  func admissible(_ values: JSONValue.Object) -> JSONValue.Object {
    var result = values
    var mirror: Mirror? = Mirror(reflecting: self)
    while let current = mirror {
      for case let property as any SyncedProperty in current.children.map(\.value) {
        if let value = values[property.name], !property.admits(value) { result[property.name] = nil }
      }
      mirror = current.superclassMirror
    }
    return result
  }
}
