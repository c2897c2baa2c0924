#pragma once
#include "minimal_filtering.h"

/* Whether the functions below can do this convolution: one filter of 3 x 3, stride 1, output of the input's size. */
int lectern_single_filter_applies(const lectern_convolution *shape);

void lectern_single_filter_forward(const lectern_convolution *shape, const float *input, const float *kernel,
                                   const float *bias, lectern_activation activation, float *output);

/* Both gradients in one pass over the images. input_gradient or kernel_gradient may be NULL: then epilogue and kernel, or
 * input, are not read. */
void lectern_single_filter_gradients(const lectern_convolution *shape, const float *input, const float *kernel,
                                     const float *output_gradient, const epilogue *epilogue, float *input_gradient,
                                     float *kernel_gradient);
