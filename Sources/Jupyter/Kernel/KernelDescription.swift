import Messaging
import OrderedJSON

/// What a kernel says about itself.
public struct KernelDescription: Sendable {
  /// The version of Lectern.
  public var version: String
  /// The version of Swift that compiles the cells.
  public var swiftVersion: String

  /// A kernel of this version for this version of Swift.
  public init(version: String, swiftVersion: String) {
    self.version = version
    self.swiftVersion = swiftVersion
  }

  /// The content of a `kernel_info_reply`.
  var content: JSON.Object {
    [
      "status": "ok",
      "protocol_version": JSON(MessageHeader.protocolVersion),
      "implementation": "lectern",
      "implementation_version": JSON(version),
      "language_info": languageInfo,
      "banner": JSON(
        "Lectern \(version): Swift \(swiftVersion) in notebooks, with a library of neural networks\n"
          + "%help lists the directives: %time, %timeit, %who, %package, %load, %restore, !shell and others"),
      "help_links": [
        ["text": "The Swift Programming Language", "url": "https://docs.swift.org/swift-book/"],
        ["text": "The Swift standard library", "url": "https://developer.apple.com/documentation/swift"],
      ],
      "supported_features": ["debugger", "kernel subshells"],
      "debugger": true,  // for front ends older than supported_features
    ]
  }

  private var languageInfo: JSON {
    [
      "name": "swift",
      "version": JSON(swiftVersion),
      "mimetype": "text/x-swift",
      "file_extension": ".swift",
      "pygments_lexer": "swift",
      "codemirror_mode": "swift",
      "nbconvert_exporter": "script",
    ]
  }
}
