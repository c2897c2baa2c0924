import Foundation
import Raster

/// Pictures that must come out as they did, pixel by pixel. With the environment variable `LECTERN_RECORD` set they are
/// written anew instead: look at each before it is committed.
package enum GoldenPictures {
  /// What differs from the picture `name` in the folder `Golden` beside the test's file; nil where nothing does.
  package static func difference(_ canvas: Canvas, _ name: String, file: String = #filePath) throws -> String?
  {
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent("Golden")
    let url = folder.appendingPathComponent(name + ".png")
    let png = PNGEncoder(level: 9).encode(canvas)
    if ProcessInfo.processInfo.environment["LECTERN_RECORD"] != nil {
      try Data(png).write(to: url)
      return nil
    }
    let (ours, golden) = (try PNGReader(png), try PNGReader([UInt8](Data(contentsOf: url))))
    guard (ours.width, ours.height) == (golden.width, golden.height) else {
      return "\(name) is \(ours.width) x \(ours.height), not \(golden.width) x \(golden.height)"
    }
    let different = zip(ours.pixels, golden.pixels).enumerated().filter { $0.element.0 != $0.element.1 }
    guard let first = different.first else { return nil }
    let pixel = first.offset / 4
    return
      "\(name): \(different.count) values differ, the first at (\(pixel % ours.width), \(pixel / ours.width)): "
      + "\(first.element.0), not \(first.element.1)"
  }
}
