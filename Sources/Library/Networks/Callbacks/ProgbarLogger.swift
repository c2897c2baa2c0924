/// Shows the progress of a run: `Epoch 1/3`, and a bar for the epoch's batches.
public final class ProgbarLogger: Callback {
  private var bar: ProgressBar?

  public override func onEpochBegin(_ epoch: Int) {
    bar = ProgressBar(target: params.steps, verbose: params.verbose)
    if params.verbose > 0, params.epochs > 1 { Screen.print("Epoch \(epoch + 1)/\(params.epochs)") }
  }

  public override func onTrainBatchEnd(_ batch: Int, _ logs: Logs) {
    guard params.verbose == 1 else { return }
    bar?.update(batch + 1, logs, finalize: false)
  }

  public override func onEpochEnd(_ epoch: Int, _ logs: Logs) {
    bar?.update(params.steps, logs, finalize: true)
  }
}
