import Networks
import Tensors

/// A network with one hidden layer whose output i depends on the inputs before i only, and on a context:
/// `hidden = relu((W1 ⊙ M1) z + U h + b)`, `output = (W2 ⊙ M2) hidden + V h + c`, for two outputs of z's size.
///
/// The masks come from degrees: input i has degree i (from 1), a hidden unit a degree m from 1 to latent - 1; unit and input
/// are joined where m >= i, output i and unit where i > m. So the Jacobian d output/d z is strictly lower triangular.
///
/// Source: Germain et al. 2015, "MADE: Masked Autoencoder for Distribution Estimation".
public final class MaskedAutoregressiveNetwork: Layer {
  /// The size of z and of each output.
  public let latentSize: Int
  private let inputMask: Tensor  // (latent, hidden)
  private let outputMask: Tensor  // (hidden, latent)
  private let inputKernel: Variable  // W1: (latent, hidden)
  private let contextKernel: Variable  // U: (context, hidden)
  private let hiddenBias: Variable  // b: (hidden)
  private let outputKernels: [Variable]  // W2, twice: (hidden, latent)
  private let outputContextKernels: [Variable]  // V, twice: (context, latent)
  private let outputBiases: [Variable]  // c, twice: (latent)

  /// The network, with Glorot-uniform kernels; the outputs start small, so that a flow starts near the identity.
  ///
  /// - Parameters:
  ///   - latentSize: the size of z.
  ///   - contextSize: the size of the context h.
  ///   - hiddenUnits: the width of the hidden layer.
  ///   - scaleBias: the first value of the second output's bias.
  public init(
    latentSize: Int, contextSize: Int, hiddenUnits: Int, scaleBias: Double = 2, name: String? = nil
  ) {
    self.latentSize = latentSize
    let inputDegrees = np.arange(latentSize).expandDims(-1) + 1  // (latent, 1)
    let hiddenDegrees = np.arange(hiddenUnits) % max(1, latentSize - 1) + 1  // (hidden)
    inputMask = (hiddenDegrees .>= inputDegrees).astype(.float32)
    outputMask = (inputDegrees .> hiddenDegrees).astype(.float32).T
    let glorot = initializers.GlorotUniform()
    inputKernel = Variable(glorot([latentSize, hiddenUnits]), name: "input_kernel")
    contextKernel = Variable(glorot([contextSize, hiddenUnits]), name: "context_kernel")
    hiddenBias = Variable(Tensor(zeros: [hiddenUnits]), name: "hidden_bias")
    outputKernels = ["shift", "scale"].map {
      Variable(glorot([hiddenUnits, latentSize]) * 0.1, name: "\($0)_kernel")
    }
    outputContextKernels = ["shift", "scale"].map {
      Variable(glorot([contextSize, latentSize]) * 0.1, name: "\($0)_context_kernel")
    }
    outputBiases = [
      Variable(Tensor(zeros: [latentSize]), name: "shift_bias"),
      Variable(Tensor(full: [latentSize], scaleBias), name: "scale_bias"),
    ]
    super.init(name: name)
  }

  /// Both outputs.
  ///
  /// - Parameters:
  ///   - z: (..., batch, latent).
  ///   - context: (batch, context).
  /// - Returns: both (..., batch, latent).
  public func outputs(_ z: Tensor, context: Tensor) -> (shift: Tensor, scale: Tensor) {
    func cast(_ value: Tensor) -> Tensor { value.astype(z.dtype) }
    let fromContext = context.matmul(cast(contextKernel.value)) + cast(hiddenBias.value)  // (batch, hidden)
    let hidden = nn.relu(z.matmul(cast(inputKernel.value * inputMask)) + fromContext)  // (..., batch, hidden)
    let both = (0..<2).map { part in
      hidden.matmul(cast(outputKernels[part].value * outputMask))
        + (context.matmul(cast(outputContextKernels[part].value)) + cast(outputBiases[part].value))
    }
    return (both[0], both[1])
  }

  /// Called on `[z, context]`: `[shift, scale]`.
  public override func call(_ inputs: [Tensor]) -> [Tensor] {
    let (shift, scale) = outputs(inputs[0], context: inputs[1])
    return [shift, scale]
  }
}
