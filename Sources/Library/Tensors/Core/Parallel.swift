internal import CKernels

/// Elements that one piece of an element-wise loop takes: the same for any number of threads.
private let pieceLength = 32 * 1024

/// Calls `body` for consecutive parts of 0..<count, on all threads if there is enough to do. The
/// parts depend on `count` alone. `body` must not raise: mistakes are found before work is shared
/// out.
@inline(__always)
func inParallel(_ count: Int, _ body: (Range<Int>) -> Void) {
  if count <= pieceLength { return body(0..<count) }
  forEachPiece((count + pieceLength - 1) / pieceLength) { piece in
    body((piece * pieceLength)..<Swift.min((piece + 1) * pieceLength, count))
  }
}

/// Calls `body` for 0, 1, ... below `pieces`, on all threads.
package func forEachPiece(_ pieces: Int, _ body: (Int) -> Void) {
  withoutActuallyEscaping(body) { escaping in
    withUnsafePointer(to: escaping) { context in
      lectern_parallel(
        pieces,
        { context, index in
          context?.assumingMemoryBound(to: ((Int) -> Void).self).pointee(index)
        }, UnsafeMutableRawPointer(mutating: context))
    }
  }
}
