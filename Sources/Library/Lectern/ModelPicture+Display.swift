import Display
import Networks
import OrderedJSON

extension ModelPicture: Displayable {
  /// The picture, with its words for those who cannot see it.
  public var mimeBundle: MIMEBundle {
    let metadata: JSON = ["alt": JSON(alt), "width": JSON(width), "height": JSON(height)]
    return MIMEBundle(
      ["image/png": .data(png), "text/plain": .text(alt)], metadata: ["image/png": metadata.text()])
  }
}
