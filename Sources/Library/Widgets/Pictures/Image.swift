import CommFrames
import Display
import Foundation
import OrderedJSON
import UserErrors

/// A picture, given as the bytes of its file, which can be replaced any number of times a second.
public final class Image: Control {
  /// - Parameters:
  ///   - value: the bytes of a PNG or another format that browsers show.
  ///   - format: the format's name, the end of its MIME type.
  ///   - width: the width to show it at, in CSS pixels; nil for its own.
  ///   - pixelated: whether enlarged pixels stay squares, as suits pictures of 28 by 28 pixels.
  public init(
    _ value: some Sequence<UInt8> = [], format: String = "png", width: Int? = nil, height: Int? = nil,
    pixelated: Bool = false, layout: Layout? = nil
  ) {
    let layout = layout ?? Layout()
    super.init(
      .controls("Image"),
      [
        "format": JSONValue(format), "width": JSONValue(width.map(String.init) ?? ""),
        "height": JSONValue(height.map(String.init) ?? ""),
      ], layout: layout, style: nil)
    if pixelated { addClass(Self.pixelatedClass) }
    set("value", bytes: Array(value))
  }

  /// The picture of a file, as IPython's `Image(filename:)`.
  ///
  /// - Throws: Raises a ``UserErrors/ValueError`` for a file that cannot be read.
  public convenience init(filename: String, width: Int? = nil, height: Int? = nil) {
    guard let bytes = FileManager.default.contents(atPath: filename) else {
      raise(ValueError("Image: the file '\(filename)' cannot be read"))
    }
    let ending = filename.split(separator: ".").last.map { $0.lowercased() } ?? "png"
    let formats = ["jpg": "jpeg", "svg": "svg+xml"]
    self.init(bytes, format: formats[ending] ?? ending, width: width, height: height)
  }

  /// A class of JupyterLab's own that scales without smoothing.
  private static let pixelatedClass = "jp-mod-pixelated"

  /// The picture's bytes.
  public var value: [UInt8] {
    get { bytes("value") }
    set { set("value", bytes: newValue) }
  }

  /// Shows what `picture` shows as PNG: a figure, a `PNG`, anything that has that form.
  public func show(_ picture: any Displayable) {
    if case .data(let bytes)? = picture.mimeBundle.contents["image/png"] { value = bytes }
  }

  /// The form of the bytes: `png`, `jpeg`, `svg+xml`.
  @Synced("format") public var format: String
}
