#pragma once
#include "microkernels.h"

/* What is done to results before they are stored. All may be NULL or zero. */
typedef struct {
  const float *bias;             /* (filters of the output) */
  lectern_activation activation;
  const float *positive;         /* of the output's shape: results are kept where it is above zero, else 0 */
  float *column_sums;            /* (filters of the output), overwritten: sums of the results over all pixels */
} epilogue;

/* Whether the functions below can do this convolution: 3 x 3, stride 2, even lengths, whole vectors of channels. */
int lectern_minimal_applies(const lectern_convolution *shape);

void lectern_minimal_forward(const lectern_convolution *shape, const float *input, const float *kernel,
                             const epilogue *epilogue, float *output);
void lectern_minimal_input_gradient(const lectern_convolution *shape, const float *output_gradient,
                                    const float *kernel, const epilogue *epilogue, float *input_gradient);
void lectern_minimal_kernel_gradient(const lectern_convolution *shape, const float *input,
                                     const float *output_gradient, float *kernel_gradient);

/* Both gradients of the transposed convolution, the adjoint of `shape`, from one transform of the output's gradient.
 * input and input_gradient are (batch, out_height, out_width, filters), output_gradient (batch, height, width, channels). */
void lectern_minimal_transpose_gradients(const lectern_convolution *shape, const float *input, const float *kernel,
                                         const float *output_gradient, const epilogue *epilogue,
                                         float *input_gradient, float *kernel_gradient);
/* Whether that is faster than one after the other. */
int lectern_minimal_shares_transform(const lectern_convolution *shape);
