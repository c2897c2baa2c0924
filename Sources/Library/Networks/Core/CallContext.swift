/// What holds during a call of a layer on numbers: whether the network is being trained.
///
/// A layer called inside another layer's `call` behaves as the outer one unless told otherwise, as in Keras. The value
/// belongs to the running thread, so a cell that ends in the middle of a call leaves nothing behind.
enum CallContext {
  @TaskLocal static var current: CallContext.State?

  /// The state of the outermost call.
  struct State {
    let training: Bool
  }

  /// Whether layers called now, without saying so themselves, are being trained.
  static var training: Bool { current?.training ?? false }
}
