#pragma once
/* What the convolution code asks of an instruction set: sums of products over registers' worth of pixels and filters.
 * Each instruction set compiles microkernels/template.h once and fills this table. */
#include "lectern_compute.h"

enum { MAXIMUM_PIXELS = 16 };

/* outputs[p][0..<filters] = activation(bias + sum over taps t and depth k of rows[t * pixels_in_block + p][k] *
 * weights[t][k][...]) for p below pixels. rows holds a pointer for every tap and every pixel of a whole block (repeat a
 * valid one beyond `pixels`); each tap's weights are [k][width of the panel], weight_stride floats from k to k + 1, bias has
 * the panel's width. */
typedef void (*tile_function)(long taps, long depth, const float *const *rows, const float *const *weights,
                              long weight_stride, const float *bias, lectern_activation activation, float *const *outputs, long pixels,
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

/* Where minimal filtering writes a tile, and what it does to the sums first: adds a bias, applies an activation, or
 * keeps them only where `positive` (which lies in memory as the output does) is above zero, and adds what it wrote to
 * `sums`. All pointers but `output` may be NULL. */
typedef struct {
  float *output;
  const float *positive, *bias;
  float *sums;
  lectern_activation activation;
  long width, row; /* floats of a pixel and of a row of the output */
} minimal_output;

/* Transforms of minimal filtering, which minimal_filtering.c explains; array number i of a tile goes to
 * out + i * stride. rows: where the tile's own pixels of each row begin; edge: each row's pixel beyond them (after them in
 * the large image, before them in the small one); step: floats from
 * pixel to pixel. Depths and widths are multiples of `lanes`. */
typedef struct {
  void (*large)(const float *const *rows, const float *const *edge, long step, long depth, float *out,
                long stride);
  void (*large_whole)(const float *const *rows, const float *const *edge, long step, long depth, float *out,
                long stride);
  void (*small)(const float *const *rows, const float *const *edge, long step, long depth, float *out,
                long stride);
  void (*small_sums)(const float *upper, const float *lower, long depth, float *out, long stride);
  void (*to_large)(const float *products, long stride, const minimal_output *to);
  void (*to_small)(const float *products, long stride, const minimal_output *to);
} minimal_transforms;

/* A row of a 3 x 3 convolution, stride 1, with one filter. weights: (9, channels), channels a multiple of `lanes`. */
typedef struct {
  /* rows: the three rows of pixels around it; zeros: what lies beyond their ends, for a pixel. */
  void (*forward)(const float *const *rows, const float *zeros, long width, long channels, const float *weights,
                  float bias, lectern_activation activation, float *output);
  /* From the three rows of the output's gradient around a row of pixels, with a zero before and after each: the pixels'
   * gradient, written as `to` says, and kernel_sums (9, channels) += pixels * gradient. Either may be NULL. */
  void (*gradients)(const float *const *gradient, const float *pixels, long width, long channels, const float *weights,
                    const minimal_output *to, float *kernel_sums);
} single_filter_rows;

typedef struct {
  const char *name;
  int lanes; /* floats in a vector */
  /* Panels of many and of few filters, and of sizes between. `third` has three vectors, where that pays, else no filters:
   * together with four, any number of vectors from six on. */
  tile_kernel wide, third, middle, narrow;
  gradient_kernel gradients[6];   /* from large tiles to small, each with its count of channels; filters 0 ends */
  /* The same sums for few filters, vectors along the depth: weights[(f * taps + t) * depth + k] (weight_stride is not
   * read); blocks of `dot_pixels`. */
  tile_function dots;
  int dot_pixels;
  /* sums[c * stride] += sum over the walk of x[c] * y[0], for all channels: one filter at a time. */
  void (*gradient_of_one_filter)(const pixel_walk *walk, long channels, float *sums, long stride);
  void (*relu_bias_rows)(long rows, long width, const float *gradient, const float *output, float *masked,
                         float *bias_sums);
  void (*add_rows)(long count, long width, const float *rows, float *sum);
  minimal_transforms minimal;
  single_filter_rows single;
  /* Packs weights: to[k * width + f] = sum over sources of source[k * stride + f], or where `transposed` of
   * source[f * stride + k], for k below depth and f below filters; 0 for f from there to width. */
  void (*pack)(const float *const *sources, int count, long stride, int transposed, long depth, long filters,
               float *to, long width);
  /* For measurements: peak_operations in each of `rounds`. */
  float (*peak)(long rounds, float factor);
  long peak_operations;
  void (*adam)(long count, float *weights, const float *gradient, float *momentum, float *velocity, float rate,
               float beta1, float beta2, float epsilon);
} microkernels;

extern const microkernels lectern_portable_microkernels;
#if defined(__x86_64__)
extern const microkernels lectern_avx2_microkernels;
extern const microkernels lectern_avx512_microkernels;
#endif

/* The block of filters for the first of so many. */
const tile_kernel *lectern_tile_for(const microkernels *kernels, long filters);

/* The table for this processor, or the one that a test forced. */
const microkernels *lectern_microkernels(void);
