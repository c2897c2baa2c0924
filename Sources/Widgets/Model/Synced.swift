import OrderedJSON

/// A property that is a value of the widget's state: `@Synced("max") public var max: Int`.
@propertyWrapper
public struct Synced<Value: WidgetValue> {
  let name: String

  /// The value called `name` in the state; the widget's initialiser must have set it.
  public init(_ name: String) { self.name = name }

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
