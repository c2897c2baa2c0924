/// What `interact` can make a widget of: a widget itself, a range, a list, a Boolean, a text.
public protocol Interactive {
  associatedtype Choice: ValueWidget
  /// A widget for choosing a value.
  func makeWidget(description: String) -> Choice
}

/// A widget stands for itself.
extension Interactive where Self: ValueWidget, Choice == Self {
  public func makeWidget(description: String) -> Self { self }
}

extension IntSlider: Interactive { public typealias Choice = IntSlider }
extension FloatSlider: Interactive { public typealias Choice = FloatSlider }
extension FloatLogSlider: Interactive { public typealias Choice = FloatLogSlider }
extension IntRangeSlider: Interactive { public typealias Choice = IntRangeSlider }
extension FloatRangeSlider: Interactive { public typealias Choice = FloatRangeSlider }
extension IntText: Interactive { public typealias Choice = IntText }
extension FloatText: Interactive { public typealias Choice = FloatText }
extension BoundedIntText: Interactive { public typealias Choice = BoundedIntText }
extension BoundedFloatText: Interactive { public typealias Choice = BoundedFloatText }
extension Play: Interactive { public typealias Choice = Play }
extension Dropdown: Interactive { public typealias Choice = Dropdown<Value> }
extension Select: Interactive { public typealias Choice = Select<Value> }
extension RadioButtons: Interactive { public typealias Choice = RadioButtons<Value> }
extension SelectionSlider: Interactive { public typealias Choice = SelectionSlider<Value> }
extension ToggleButtons: Interactive { public typealias Choice = ToggleButtons<Value> }
extension Checkbox: Interactive { public typealias Choice = Checkbox }
extension ToggleButton: Interactive { public typealias Choice = ToggleButton }
extension TextField: Interactive { public typealias Choice = TextField }
extension Textarea: Interactive { public typealias Choice = Textarea }
extension ColorPicker: Interactive { public typealias Choice = ColorPicker }

/// A range of whole numbers or of numbers is a slider that stands in its middle, as in ipywidgets.
extension ClosedRange: Interactive where Bound: SliderBound {
  public func makeWidget(description: String) -> Bound.Slider { Bound.slider(self, description: description) }
}

/// A number over which there is a slider.
public protocol SliderBound: Comparable {
  associatedtype Slider: ValueWidget
  static func slider(_ range: ClosedRange<Self>, description: String) -> Slider
}

extension Int: SliderBound {
  public static func slider(_ range: ClosedRange<Int>, description: String) -> IntSlider {
    let middle = range.lowerBound + (range.upperBound - range.lowerBound) / 2
    return IntSlider(range, value: middle, description: description)
  }
}

extension Double: SliderBound {
  public static func slider(_ range: ClosedRange<Double>, description: String) -> FloatSlider {
    FloatSlider(range, value: (range.lowerBound + range.upperBound) / 2, description: description)
  }
}

extension Bool: Interactive {
  public func makeWidget(description: String) -> Checkbox { Checkbox(self, description: description) }
}

extension String: Interactive {
  public func makeWidget(description: String) -> TextField { TextField(self, description: description) }
}

/// A list drops down.
extension Array: Interactive {
  public func makeWidget(description: String) -> Dropdown<Element> {
    Dropdown(self, description: description)
  }
}
