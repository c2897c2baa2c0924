#pragma once
/* What the convolution code asks of an instruction set: sums of products over registers' worth of pixels and filters.
 * Each instruction set compiles microkernels/template.h once and fills this table. */
#include "lectern_compute.h"

enum { MAXIMUM_PIXELS = 16 };

/* outputs[p][0..<filters] = activation(bias + sum over taps t and depth k of rows[t * pixels_in_block + p][k] *
 * weights[t][k][...]) for p below pixels. rows holds a pointer for every tap and every pixel of a whole block (repeat a
 * valid one beyond `pixels`); weights are packed [tap][k][width of the panel], bias has the panel's width. */
typedef void (*tile_function)(long taps, long depth, const float *const *rows, const float *weights,
                              const float *bias, lectern_activation activation, float *const *outputs, long pixels,
                              long filters);

/* A walk over pixels: `images` x `rows` x `columns` steps, the same for inputs and gradients, with their strides. */
typedef struct {
  long images, rows, columns;
  const float *x;
  long x_image, x_row, x_column;
  const float *y;
  long y_image, y_row, y_column;
} pixel_walk;

/* sums[c * stride + f] += sum over the walk of x[c] * y[f], for the tile's channels and filters. */
typedef void (*gradient_function)(const pixel_walk *walk, float *sums, long stride);

typedef struct {
  tile_function tile;
  int pixels, filters; /* the block that it computes */
} tile_kernel;

typedef struct {
  gradient_function gradient;
  int channels, filters;
} gradient_kernel;

typedef struct {
  const char *name;
  tile_kernel wide, narrow;       /* panels of many and of few filters */
  tile_kernel middle;             /* between the two */
  gradient_kernel gradients[6];   /* from large tiles to small, each with its count of channels; filters 0 ends */
  /* The same sums for few filters, vectors along the depth: weights[(f * taps + t) * depth + k]; blocks of
   * `dot_pixels`. */
  tile_function dots;
  int dot_pixels;
  /* sums[c * stride] += sum over the walk of x[c] * y[0], for all channels: one filter at a time. */
  void (*gradient_of_one_filter)(const pixel_walk *walk, long channels, float *sums, long stride);
  void (*relu_bias_rows)(long rows, long width, const float *gradient, const float *output, float *masked,
                         float *bias_sums);
  void (*add_rows)(long count, long width, const float *rows, float *sum);
  void (*adam)(long count, float *weights, const float *gradient, float *momentum, float *velocity, float rate,
               float beta1, float beta2, float epsilon);
} microkernels;

extern const microkernels lectern_portable_microkernels;
#if defined(__x86_64__)
extern const microkernels lectern_avx2_microkernels;
extern const microkernels lectern_avx512_microkernels;
#endif

/* The table for this processor, or the one that a test forced. */
const microkernels *lectern_microkernels(void);
