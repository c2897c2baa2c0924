// What the worker that runs cells calls, by C names, so that it needs no Swift module of the library.

/// Takes the bytes of one display request (see WireFormat.swift), for the length of the call.
public typealias SinkFunction = @convention(c) (UnsafePointer<UInt8>, Int) -> Void

/// Returns a line of input ended by a zero byte, which the caller frees, or nil at the end of input.
public typealias InputFunction = @convention(c) (UnsafePointer<CChar>, Bool) -> UnsafeMutablePointer<CChar>?

/// For the worker: from now on everything shown goes to `function`.
@_cdecl("lectern_install_display_sink")
public func _lecternInstallDisplaySink(_ function: @escaping SinkFunction) {
  DisplaySink.current = DisplaySink { request in
    let bytes = request.wireBytes
    bytes.withUnsafeBufferPointer { buffer in
      if let start = buffer.baseAddress { function(start, buffer.count) }
    }
  }
}

/// For the worker: from now on ``input(_:password:)`` asks `function`.
@_cdecl("lectern_install_input")
public func _lecternInstallInput(_ function: @escaping InputFunction) {
  InputSource.current = InputSource { prompt, password in
    guard let line = function(prompt, password) else { return nil }
    defer { line.deallocate() }
    return String(cString: line)
  }
}
