#pragma once
/* A convolution seen as sums over taps: each output pixel is the sum, over the kernel's taps, of an input row of
 * `depth` numbers times that tap's weights. The forward pass is one such sum; the input's gradient is one for each
 * phase of the stride. */
#include "lectern_compute.h"

/* Where, for one tap, output row `oy` finds its input row: y = oy * scale + offset, if within the input. */
typedef struct {
  long y_offset, x_offset;
  long kernel_index; /* (i * kernel_width + j) of the kernel's element */
} convolution_tap;

typedef struct {
  long batch;
  long in_height, in_width, depth;  /* what is read */
  long y_scale, x_scale;
  long rows, columns;               /* the output's grid of this sum */
  long filters;
  long first_y, first_x, step_y, step_x; /* where in the whole output the grid lies */
  long out_height, out_width;       /* the whole output */
  long tap_count;
  const convolution_tap *taps;
  int transposed; /* whether weights are read as (tap, filters, depth) */
  const float *input, *kernel, *bias;
  lectern_activation activation;
  float *output;
} tap_convolution;

void lectern_tap_convolution(const tap_convolution *sum);
