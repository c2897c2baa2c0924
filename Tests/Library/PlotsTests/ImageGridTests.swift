import Plots
import Tensors
import Testing

@Suite struct ImageGridTests {
  @Test func imagesLieRowByRow() {
    let images = Tensor(arange: 0, 12).reshape(3, 2, 2)
    let grid = imageGrid(images, columns: 2)
    #expect(
      grid
        == Tensor(
          [[0.0, 1, 4, 5], [2, 3, 6, 7], [8, 9, 1, 1], [10, 11, 1, 1]], dtype: .float32))
    #expect(imageGrid(images.reshape(3, 2, 2, 1), columns: 2) == grid)
  }

  @Test func coloursAndPadding() {
    let images = Tensor(arange: 0, 12, dtype: .uint8).reshape(2, 1, 2, 3)
    let grid = imageGrid(images, columns: 2, padding: 1)
    #expect(grid.shape == [3, 7, 3] && grid.dtype == .uint8)
    #expect(grid[1, 1].ints == [0, 1, 2] && grid[1, 5].ints == [9, 10, 11])
    #expect(grid[1, 3].ints == [255, 255, 255] && grid[0, 0].ints == [255, 255, 255])
    #expect(imageGrid(images, columns: 2, padding: 1, fill: 7)[2, 6].ints == [7, 7, 7])
  }
}
