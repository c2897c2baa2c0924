import Autoencoders
import Plots
import Tensors

/// A picture of the latent plane: images decoded from a grid of codes, as `plot_latent_space` of
/// keras.io's example.
///
///     plotLatentSpace(n: 20, scale: 2) { decoder.predict($0, verbose: 0) }
///
/// - Parameters:
///   - n: images in a row and in a column.
///   - scale: both units run from -scale to scale.
///   - figsize: the width and the height of the figure, in inches.
///   - units: the units that change to the right and upwards.
///   - around: the code (latent,) that has the values of the other units; needed where there are
///     more than two.
///   - cmap: colours for images of one channel.
///   - decode: images (codes, H, W), (codes, H, W, 1) or (codes, H, W, 3) of codes (codes, latent).
/// - Returns: the figure, with the units' values at its axes.
@discardableResult
@_disfavoredOverload
public func plotLatentSpace(
  n: Int = 30, scale: Double = 1, figsize: Double = 8, units: (Int, Int) = (0, 1),
  around code: Tensor? = nil, cmap: String = "Greys_r", decode: (Tensor) -> Tensor
) -> Figure {
  let images = decode(latentPlane(n: n, scale: scale, units: units, around: code))
  let figure = plt.figure(figsize: (figsize, figsize))
  // The middles of the outer images lie at -scale and scale.
  let half = n > 1 ? scale + scale / Double(n - 1) : 1
  plt.imshow(
    imageGrid(images, columns: n), cmap: cmap, vmin: 0, vmax: 1, extent: [-half, half, -half, half])
  plt.xlabel("z[\(units.0)]")
  plt.ylabel("z[\(units.1)]")
  return figure
}

/// The latent plane of a variational autoencoder: the means E[x|z] of a grid of codes z.
///
///     plotLatentSpace(vae, n: 20, scale: 2)
@discardableResult
@_disfavoredOverload
public func plotLatentSpace(
  _ vae: VariationalAutoencoder, n: Int = 30, scale: Double = 1, figsize: Double = 8,
  units: (Int, Int) = (0, 1), around code: Tensor? = nil, cmap: String = "Greys_r"
) -> Figure {
  plotLatentSpace(n: n, scale: scale, figsize: figsize, units: units, around: code, cmap: cmap) {
    vae.decode($0)
  }
}

/// The plane of two code units of an autoencoder.
@discardableResult
@_disfavoredOverload
public func plotLatentSpace(
  _ autoencoder: Autoencoder, n: Int = 30, scale: Double = 1, figsize: Double = 8,
  units: (Int, Int) = (0, 1), around code: Tensor? = nil, cmap: String = "Greys_r"
) -> Figure {
  plotLatentSpace(n: n, scale: scale, figsize: figsize, units: units, around: code, cmap: cmap) {
    autoencoder.decode($0)
  }
}
