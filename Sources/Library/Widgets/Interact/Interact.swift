import CommFrames
import Display
import OrderedJSON
import UserErrors

/// Controls, and below them what a function makes of their values, made anew at each change.
public final class Interaction: Displayable {
  /// The controls.
  public let controls: [Control]
  /// Where a single picture is shown: it is replaced without a flicker.
  public let picture = Image(layout: Layout(other: ["align_self": "flex-start"]))
  /// Where everything else is shown.
  public let output = Output()
  /// All of it.
  public let box: VBox

  init(_ controls: [Control]) {
    self.controls = controls
    box = VBox(controls + [picture, output])
    picture.layout.display = "none"
  }

  public var mimeBundle: MIMEBundle { box.mimeBundle }

  /// Shows what `body` prints, shows and returns.
  func update<Result>(_ body: () throws -> Result) {
    let capture = OutputCapture()
    do {
      try capture.run {
        let result = try body()
        if Result.self != Void.self { display(result) }
      }
    } catch { raise(HandlerError(error)) }
    show(capture.outputs)
  }

  private func show(_ outputs: [JSONValue]) {
    if outputs.count == 1, let png = outputs[0]["data"]?["image/png"]?.stringValue,
      let bytes = base64Decoded(png)
    {
      picture.value = bytes
      if picture.layout.display != nil { picture.layout.display = nil }
      output.clear()
    } else {
      if picture.layout.display == nil { picture.layout.display = "none" }
      output.set(outputs: outputs)
    }
  }
}

/// An error of a function that a control has called, under its own name.
struct HandlerError: UserError {
  let name: String
  let message: String
  init(_ error: any Error) {
    name = errorName(error)
    message = Display.message(of: error)
  }
}

/// What watches controls and makes their pictures anew.
private func makeInteraction<Result>(_ controls: [any ValueWidget], _ body: @escaping () throws -> Result)
  -> Interaction
{
  let interaction = Interaction(controls.map { $0 })
  for control in controls {
    watch(control) { [weak interaction] in interaction?.update(body) }
  }
  interaction.retain()
  interaction.update(body)
  return interaction
}

private func watch(_ widget: some ValueWidget, _ update: @escaping () -> Void) {
  widget.observe { _ in update() }
}

private func label(_ labels: [String], _ index: Int) -> String {
  labels.indices.contains(index) ? labels[index] : ""
}

// MARK: For one to five controls
// A function for any number of controls (with a parameter pack) crashes the compiler of Swift 6.3.

/// Shows controls, and below them what `body` prints, shows and returns for their values, now and after each change:
///
///     interact(-3.0...3.0, -3.0...3.0, labels: ["z1", "z2"]) { z1, z2 in picture(z1, z2) }
///
/// - Parameters:
///   - labels: the descriptions of widgets that are made here. Controls are widgets, or values of which widgets are made: ranges
///     (sliders), Booleans (check boxes), arrays (lists that drop down), texts (fields).
///   - body: gets the controls' values, in their order.
@discardableResult
public func interact<A: Interactive, Result>(
  _ a: A, labels: [String] = [], _ body: @escaping (A.Choice.Value) throws -> Result
) -> InteractionHandle {
  InteractionHandle(showing: interactive(a, labels: labels, body))
}

/// As `interact`, but not shown yet.
public func interactive<A: Interactive, Result>(
  _ a: A, labels: [String] = [], _ body: @escaping (A.Choice.Value) throws -> Result
) -> Interaction {
  let a = a.makeWidget(description: label(labels, 0))
  return makeInteraction([a]) { try body(a.value) }
}

/// The same for two controls.
@discardableResult
public func interact<A: Interactive, B: Interactive, Result>(
  _ a: A, _ b: B, labels: [String] = [], _ body: @escaping (A.Choice.Value, B.Choice.Value) throws -> Result
) -> InteractionHandle {
  InteractionHandle(showing: interactive(a, b, labels: labels, body))
}

/// As `interact`, but not shown yet.
public func interactive<A: Interactive, B: Interactive, Result>(
  _ a: A, _ b: B, labels: [String] = [], _ body: @escaping (A.Choice.Value, B.Choice.Value) throws -> Result
) -> Interaction {
  let a = a.makeWidget(description: label(labels, 0))
  let b = b.makeWidget(description: label(labels, 1))
  return makeInteraction([a, b]) { try body(a.value, b.value) }
}

/// The same for three controls.
@discardableResult
public func interact<A: Interactive, B: Interactive, C: Interactive, Result>(
  _ a: A, _ b: B, _ c: C, labels: [String] = [],
  _ body: @escaping (A.Choice.Value, B.Choice.Value, C.Choice.Value) throws -> Result
) -> InteractionHandle {
  InteractionHandle(showing: interactive(a, b, c, labels: labels, body))
}

/// As `interact`, but not shown yet.
public func interactive<A: Interactive, B: Interactive, C: Interactive, Result>(
  _ a: A, _ b: B, _ c: C, labels: [String] = [],
  _ body: @escaping (A.Choice.Value, B.Choice.Value, C.Choice.Value) throws -> Result
) -> Interaction {
  let a = a.makeWidget(description: label(labels, 0))
  let b = b.makeWidget(description: label(labels, 1))
  let c = c.makeWidget(description: label(labels, 2))
  return makeInteraction([a, b, c]) { try body(a.value, b.value, c.value) }
}

/// The same for four controls.
@discardableResult
public func interact<A: Interactive, B: Interactive, C: Interactive, D: Interactive, Result>(
  _ a: A, _ b: B, _ c: C, _ d: D, labels: [String] = [],
  _ body: @escaping (A.Choice.Value, B.Choice.Value, C.Choice.Value, D.Choice.Value) throws -> Result
) -> InteractionHandle {
  InteractionHandle(showing: interactive(a, b, c, d, labels: labels, body))
}

/// As `interact`, but not shown yet.
public func interactive<A: Interactive, B: Interactive, C: Interactive, D: Interactive, Result>(
  _ a: A, _ b: B, _ c: C, _ d: D, labels: [String] = [],
  _ body: @escaping (A.Choice.Value, B.Choice.Value, C.Choice.Value, D.Choice.Value) throws -> Result
) -> Interaction {
  let a = a.makeWidget(description: label(labels, 0))
  let b = b.makeWidget(description: label(labels, 1))
  let c = c.makeWidget(description: label(labels, 2))
  let d = d.makeWidget(description: label(labels, 3))
  return makeInteraction([a, b, c, d]) { try body(a.value, b.value, c.value, d.value) }
}

/// The same for five controls.
@discardableResult
public func interact<A: Interactive, B: Interactive, C: Interactive, D: Interactive, E: Interactive, Result>(
  _ a: A, _ b: B, _ c: C, _ d: D, _ e: E, labels: [String] = [],
  _ body:
    @escaping (A.Choice.Value, B.Choice.Value, C.Choice.Value, D.Choice.Value, E.Choice.Value) throws ->
    Result
) -> InteractionHandle {
  InteractionHandle(showing: interactive(a, b, c, d, e, labels: labels, body))
}

/// As `interact`, but not shown yet.
public func interactive<
  A: Interactive, B: Interactive, C: Interactive, D: Interactive, E: Interactive, Result
>(
  _ a: A, _ b: B, _ c: C, _ d: D, _ e: E, labels: [String] = [],
  _ body:
    @escaping (A.Choice.Value, B.Choice.Value, C.Choice.Value, D.Choice.Value, E.Choice.Value) throws ->
    Result
) -> Interaction {
  let a = a.makeWidget(description: label(labels, 0))
  let b = b.makeWidget(description: label(labels, 1))
  let c = c.makeWidget(description: label(labels, 2))
  let d = d.makeWidget(description: label(labels, 3))
  let e = e.makeWidget(description: label(labels, 4))
  return makeInteraction([a, b, c, d, e]) { try body(a.value, b.value, c.value, d.value, e.value) }
}

/// What `interact` has shown. As a cell's last value it is not shown again.
public struct InteractionHandle: Displayable {
  /// The controls and what they show.
  public let interaction: Interaction
  public var mimeBundle: MIMEBundle { [:] }

  init(showing interaction: Interaction) {
    self.interaction = interaction
    display(interaction)
  }
}

extension Interaction {
  /// It lives as long as the box that shows it.
  func retain() { box.owner = self }
}

/// Bytes of a text in base64 (RFC 4648, section 4); nil where it is none.
func base64Decoded(_ text: String) -> [UInt8]? {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(text.utf8.count / 4 * 3)
  var bits: UInt32 = 0
  var count = 0
  for byte in text.utf8 where byte != UInt8(ascii: "=") {
    let digit: UInt8
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): digit = byte - UInt8(ascii: "A")
    case UInt8(ascii: "a")...UInt8(ascii: "z"): digit = byte - UInt8(ascii: "a") + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0") + 52
    case UInt8(ascii: "+"): digit = 62
    case UInt8(ascii: "/"): digit = 63
    default: return nil
    }
    bits = bits << 6 | UInt32(digit)
    count += 6
    if count >= 8 {
      count -= 8
      bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
    }
  }
  return bytes
}
