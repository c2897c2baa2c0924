import Datasets
import Tensors
import Testing

@Suite struct FaceTests {
  @Test func sizesAndTypes() {
    let (images, factors) = datasets.faces(count: 30, seed: 1)
    #expect(images.shape == [30, 32, 32, 3] && images.dtype == .uint8)
    #expect(factors.values.shape == [30, 9] && factors.classes.shape == [30, 9])
    #expect(factors["smile"].shape == [30] && factors.count == 30)
    #expect(datasets.faces(count: 2, size: 64).images.shape == [2, 64, 64, 3])
    #expect(datasets.faces(count: 0).images.shape == [0, 32, 32, 3])
    #expect(datasets.face(size: 48).shape == [48, 48, 3])
  }

  @Test func theSeedRepeatsThemOnAnyNumberOfThreads() {
    let threads = Compute.threadCount
    defer { Compute.threadCount = threads }
    let faces = datasets.faces(count: 100, seed: 7)
    Compute.threadCount = threads == 1 ? 3 : 1
    let again = datasets.faces(count: 100, seed: 7)
    #expect(faces.images == again.images && faces.factors.values == again.factors.values)
    #expect(datasets.faces(count: 100, seed: 8).factors.classes != faces.factors.classes)
  }

  @Test func rowsAreTheFacesOfTheirFactors() {
    let (images, factors) = datasets.faces(count: 5, seed: 2)
    for row in 0..<5 {
      let v = factors.values[row].doubles
      let face = datasets.face(
        skin: v[0], hairColor: v[1], hairLength: v[2], smile: v[3], eyeColor: v[4], glasses: v[5],
        background: v[6], x: v[7], y: v[8])
      // The table holds float32, so a colour may be rounded to the next byte.
      let difference = (face.astype(.float32) - images[row].astype(.float32)).abs().max().item()
      #expect(difference <= 1)
      let number = datasets.faceFactors.index(of: factors.classes[row].ints)
      #expect(datasets.faces(indices: [number]).images[0] == images[row])
    }
  }

  @Test func everyStepOfEveryFactorShows() {
    let space = datasets.faceFactors
    let middle = space.sizes.map { $0 / 2 }
    for (factor, size) in space.sizes.enumerated() {
      let numbers = (0..<size).map { value in
        var classes = middle
        classes[factor] = value
        return space.index(of: classes)
      }
      let images = datasets.faces(indices: numbers).images.astype(.float32)
      for value in 1..<size {
        let change = (images[value] - images[value - 1]).abs().max().item()
        #expect(change > 20, "\(space.names[factor]) from \(value - 1) to \(value)")
      }
    }
  }

  @Test func glassesChangeNothingButTheirPlace() {
    let without = datasets.face(glasses: 0).astype(.float32)
    let changed = (datasets.face(glasses: 1).astype(.float32) - without).abs().max(axis: -1) .> 0
    let rows = (0..<32).filter { changed[$0].any().bools[0] }
    #expect(rows.first ?? 0 > 8 && rows.last ?? 32 < 22)
  }

  @Test func factorsAreIndependentAndEven() {
    let classes = datasets.faces(count: 4000, seed: 3, size: 16).factors.classes.astype(.float64)
    let centred = (classes - classes.mean(axis: 0)) / np.std(classes, axis: 0)
    let correlations = centred.T.matmul(centred) / 4000 - Tensor(eye: 9, dtype: .float64)
    #expect(correlations.abs().max().item() < 0.08)
    for (factor, size) in datasets.faceFactors.sizes.enumerated() {
      #expect(abs(classes[.all, factor].mean().item() - Double(size - 1) / 2) < 0.2)
    }
  }
}
