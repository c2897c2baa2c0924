#pragma once
/* The convolution family in float32, NHWC, fused with bias and activation; dense layers are the 1 x 1 case.
 *
 * Results do not depend on the number of threads, to the bit: work is cut into pieces whose number and bounds
 * depend on the shapes alone, and partial sums are added in a fixed order.
 *
 * Each function chooses its instruction set at run time (AVX-512, AVX2 with FMA, or plain vectors).
 */

/* What is done to a sum before it is stored. */
typedef enum {
  LECTERN_LINEAR = 0,
  LECTERN_RELU = 1,
} lectern_activation;

/* A two-dimensional convolution: input (batch, height, width, channels), kernel (kernel_height, kernel_width, channels,
 * filters), output (batch, out_height, out_width, filters);
 * output[y][x] = sum over kernel of input[y * stride_height + i * dilation_height - pad_top][...] kernel[i][j]. */
typedef struct {
  long batch, height, width, channels;
  long out_height, out_width, filters;
  long kernel_height, kernel_width;
  long stride_height, stride_width;
  long pad_top, pad_left;
  long dilation_height, dilation_width;
} lectern_convolution;

/* output = activation(convolution of input + bias). bias (filters) may be NULL. */
void lectern_convolution_forward(const lectern_convolution *shape, const float *input, const float *kernel,
                                 const float *bias, lectern_activation activation, float *output);

/* The adjoint: input_gradient = activation(transposed convolution of output_gradient + bias), bias (channels) may be
 * NULL. This is the forward pass of Conv2DTranspose, whose kernel (kh, kw, out, in) is the adjoint's (kh, kw,
 * channels, filters). */
void lectern_convolution_input_gradient(const lectern_convolution *shape, const float *output_gradient,
                                        const float *kernel, const float *bias, lectern_activation activation,
                                        float *input_gradient);

/* The same two without bias, for the way back through a ReLU: results are kept where `positive`, of their shape, is
 * above zero, and are 0 elsewhere; column_sums (filters, or channels) receives their sums over all pixels, which is the
 * gradient of the bias before that ReLU. Either may be NULL. */
void lectern_convolution_forward_masked(const lectern_convolution *shape, const float *input, const float *kernel,
                                        const float *positive, float *output, float *column_sums);
void lectern_convolution_input_gradient_masked(const lectern_convolution *shape, const float *output_gradient,
                                               const float *kernel, const float *positive, float *input_gradient,
                                               float *column_sums);

/* Whether 3 x 3 convolutions with stride 2 may be computed by minimal filtering (Winograd), as they are unless a test
 * or a measurement says otherwise. Of the calling thread alone. */
void lectern_allow_minimal_filtering(int allowed);

/* kernel_gradient (kernel_height, kernel_width, channels, filters), overwritten. */
void lectern_convolution_kernel_gradient(const lectern_convolution *shape, const float *input,
                                         const float *output_gradient, float *kernel_gradient);

/* Both gradients of a convolution at once, for less than one after the other; positive and column_sums as above. */
void lectern_convolution_gradients(const lectern_convolution *shape, const float *input, const float *kernel,
                                   const float *output_gradient, const float *positive, float *input_gradient,
                                   float *column_sums, float *kernel_gradient);
/* The same of the transposed convolution, the adjoint of `shape`: its input and the gradient of that are (batch,
 * out_height, out_width, filters), its output's gradient is (batch, height, width, channels). */
void lectern_convolution_transpose_gradients(const lectern_convolution *shape, const float *input,
                                             const float *kernel, const float *output_gradient, const float *positive,
                                             float *input_gradient, float *column_sums, float *kernel_gradient);

/* Backward through ReLU and bias in one pass over `count` rows of `width`: masked = gradient where output > 0, else 0
 * (output NULL: no mask), bias_gradient (width) = column sums of masked. masked may be gradient itself; either result
 * may be NULL. */
void lectern_relu_bias_backward(long count, long width, const float *gradient, const float *output, float *masked,
                                float *bias_gradient);

/* Dense: output (rows, outputs) = activation(input (rows, inputs) x kernel (inputs, outputs) + bias). */
void lectern_dense_forward(long rows, long inputs, long outputs, const float *input, const float *kernel,
                           const float *bias, lectern_activation activation, float *output);
void lectern_dense_input_gradient(long rows, long inputs, long outputs, const float *output_gradient,
                                  const float *kernel, float *input_gradient);
void lectern_dense_kernel_gradient(long rows, long inputs, long outputs, const float *input,
                                   const float *output_gradient, float *kernel_gradient);

/* Some parameters and what Adam keeps for them, each of `count` numbers. */
typedef struct {
  long count;
  float *weights;
  const float *gradient;
  float *momentum, *velocity;
} lectern_adam_part;

/* One Adam step (Kingma and Ba 2015, in Keras's form) over all parts, on all threads:
 * m += (g - m)(1 - b1); v += (g^2 - v)(1 - b2); w -= rate m / (sqrt(v) + epsilon), rate being
 * learning_rate sqrt(1 - b2^t) / (1 - b1^t). */
void lectern_adam(long part_count, const lectern_adam_part *parts, float rate, float beta1, float beta2,
                  float epsilon);

/* Does nothing but multiply and add in registers, on all threads, and returns how many operations that were: the time it
 * takes is the processor's peak. */
double lectern_peak_operations(long rounds);

/* Threads that serve all kernels; the caller's own thread is one of them. */
int lectern_thread_count(void);
void lectern_set_thread_count(int count);

/* Calls body(context, index) for each index below count, on all threads; returns when all are done. A call from
 * within a body, or while another thread's call is under way, runs on the caller's thread alone. */
void lectern_parallel(long count, void (*body)(void *context, long index), void *context);

/* The instruction set in use: "avx512", "avx2" or "portable"; and a way for tests to force one (NULL: the best). */
const char *lectern_instruction_set(void);
int lectern_force_instruction_set(const char *name);
