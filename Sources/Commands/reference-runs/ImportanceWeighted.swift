import ArgumentParser
import ReferenceRuns

/// The table of Burda, Grosse and Salakhutdinov 2016, "Importance Weighted Autoencoders", for one stochastic layer on MNIST with
/// stochastic binarisation, as far as the time given allows; a later run goes on from what is in the folder.
struct IWAECommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "iwae",
    abstract:
      "Train the importance weighted autoencoder of Burda et al. (2016) on MNIST and estimate -log p(x).",
    discussion: "What has been trained is kept in the folder; a later run goes on from there.")

  @Option(help: "The numbers of draws to train with, each a model of its own.")
  var k = NumberList([1, 5, 50])

  @Option(help: "Epochs of training in all, those of former runs counted.")
  var epochs = IWAEModel.publishedEpochs

  @Option(help: "Minutes of training for each k in this run.")
  var minutes = 60.0

  @Option(help: "Where the runs are kept.")
  var folder = "output/iwae"

  @Option(help: "Test images for the estimate.")
  var images = 10_000

  @Option(help: "Draws for each image of the estimate.")
  var draws = 5000

  @Flag(help: "Make no estimate.")
  var trainOnly = false

  @Option(help: ArgumentHelp("Write the table to this file too.", valueName: "file"))
  var table: TableFile?

  @OptionGroup var options: RunOptions

  func validate() throws {
    guard epochs > 0, minutes >= 0, images > 0, draws > 0 else {
      throw ValidationError("--epochs, --minutes, --images and --draws must be positive.")
    }
  }

  func run() throws {
    options.prepare()
    try table?.prepare()
    let digits = try BinarizedDigits.load()
    var states: [IWAERun.State] = []
    for draws in k.values {
      let run = try IWAERun(draws: draws, folder: folder, digits: digits)
      try run.train(epochs: epochs, minutes: minutes)
      if !trainOnly { try run.estimate(images: images, draws: self.draws) }
      states.append(run.state)
    }
    let text = IWAETable(states: states).text
    print(text)
    try table?.write(text)
  }
}
