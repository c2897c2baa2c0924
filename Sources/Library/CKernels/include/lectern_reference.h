// Convolutions as their definitions say, in both precisions: what float64 runs on, and what the fast kernels are tested
// against.
#pragma once
#include "lectern_compute.h"

void lectern_reference_forward_float(const lectern_convolution *_Nonnull shape, const float *_Nonnull input,
                                     const float *_Nonnull kernel, float *_Nonnull output);
void lectern_reference_forward_double(const lectern_convolution *_Nonnull shape, const double *_Nonnull input,
                                      const double *_Nonnull kernel, double *_Nonnull output);

void lectern_reference_input_gradient_float(const lectern_convolution *_Nonnull shape,
                                            const float *_Nonnull output_gradient, const float *_Nonnull kernel,
                                            float *_Nonnull input_gradient);
void lectern_reference_input_gradient_double(const lectern_convolution *_Nonnull shape,
                                             const double *_Nonnull output_gradient, const double *_Nonnull kernel,
                                             double *_Nonnull input_gradient);

void lectern_reference_kernel_gradient_float(const lectern_convolution *_Nonnull shape, const float *_Nonnull input,
                                             const float *_Nonnull output_gradient, float *_Nonnull kernel_gradient);
void lectern_reference_kernel_gradient_double(const lectern_convolution *_Nonnull shape,
                                              const double *_Nonnull input, const double *_Nonnull output_gradient,
                                              double *_Nonnull kernel_gradient);
