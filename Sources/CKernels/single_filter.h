#pragma once
#include "minimal_filtering.h"

/* Whether the functions below can do this convolution: one filter of 3 x 3, stride 1, output of the input's size. */
int lectern_single_filter_applies(const lectern_convolution *shape);

void lectern_single_filter_forward(const lectern_convolution *shape, const float *input, const float *kernel,
                                   const float *bias, lectern_activation activation, float *output);
void lectern_single_filter_input_gradient(const lectern_convolution *shape, const float *output_gradient,
                                          const float *kernel, const epilogue *epilogue, float *input_gradient);
void lectern_single_filter_kernel_gradient(const lectern_convolution *shape, const float *input,
                                           const float *output_gradient, float *kernel_gradient);
