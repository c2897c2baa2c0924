/* The microkernels for one instruction set. The including file defines LANES (floats in a vector), MULTIPLY_ADD,
 * the sizes of the blocks, TABLE (the table's name) and NAME. */
#include <math.h>
#include <string.h>

#include "../microkernels.h"

typedef float vector __attribute__((vector_size(LANES * sizeof(float))));
/* A scalar cast to this type fills all lanes: one broadcasting load, where `zero + scalar` would be an addition. */
typedef float filled __attribute__((ext_vector_type(LANES)));
typedef int mask __attribute__((vector_size(LANES * sizeof(float))));
typedef float vector_in_memory __attribute__((vector_size(LANES * sizeof(float)), aligned(4), may_alias));

#define UNROLL _Pragma("clang loop unroll(full)")
#define LOAD(address) (*(const vector_in_memory *)(address))
#define STORE(address, value) (*(vector_in_memory *)(address) = (value))
#define BROADCAST(scalar) ((vector)(filled)(scalar))
/* Written so that NaN stays NaN. */
#define RELU(value) ((vector)((mask)(value) & ~((value) < (vector){})))

#define TILE_NAME tile_wide
#define PIXELS WIDE_PIXELS
#define VECTORS WIDE_VECTORS
#include "tile.h"

#define TILE_NAME tile_middle
#define PIXELS MIDDLE_PIXELS
#define VECTORS MIDDLE_VECTORS
#include "tile.h"

#if defined(THIRD_PIXELS)
#define TILE_NAME tile_third
#define PIXELS THIRD_PIXELS
#define VECTORS 3
#include "tile.h"
#endif

#define TILE_NAME tile_narrow
#define PIXELS NARROW_PIXELS
#define VECTORS 1
#include "tile.h"

#define GRADIENT_NAME gradient_wide
#define CHANNELS WIDE_CHANNELS
#define VECTORS WIDE_GRADIENT_VECTORS
#include "gradient_tile.h"

#define GRADIENT_NAME gradient_wide_one_channel
#define CHANNELS 1
#define VECTORS WIDE_GRADIENT_VECTORS
#include "gradient_tile.h"

#define GRADIENT_NAME gradient_narrow
#define CHANNELS WIDE_CHANNELS
#define VECTORS 1
#include "gradient_tile.h"

#define GRADIENT_NAME gradient_narrow_one_channel
#define CHANNELS 1
#define VECTORS 1
#include "gradient_tile.h"

/* The sum of all lanes, halves added to each other. */
static inline float sum_of(vector value) {
#if LANES == 16
  typedef float half __attribute__((ext_vector_type(8)));
  const half eight = ((filled)value).lo + ((filled)value).hi;
#elif LANES == 8
  typedef float half __attribute__((ext_vector_type(8)));
  const half eight = (half)value;
#endif
  typedef float quarter __attribute__((ext_vector_type(4)));
#if LANES > 4
  const quarter four = eight.lo + eight.hi;
#else
  const quarter four = (quarter)value;
#endif
  return (four.x + four.z) + (four.y + four.w);
}

enum { DOT_PIXELS = 8 };

static void dots(long taps, long depth, const float *const *rows, const float *const *tap_weights, long weight_stride,
                 const float *bias, lectern_activation activation, float *const *outputs, long pixels, long filters) {
  (void)weight_stride;
  const long whole = depth - depth % LANES;
  const float *weights = tap_weights[0];
  for (long f = 0; f < filters; f++) {
    vector sums[DOT_PIXELS] = {};
    float rest[DOT_PIXELS] = {};
    for (long tap = 0; tap < taps; tap++, weights += depth) {
      const float *row[DOT_PIXELS];
      UNROLL for (int p = 0; p < DOT_PIXELS; p++) row[p] = rows[tap * DOT_PIXELS + p];
      for (long k = 0; k < whole; k += LANES) {
        const vector weight = LOAD(weights + k);
        UNROLL for (int p = 0; p < DOT_PIXELS; p++) sums[p] = MULTIPLY_ADD(LOAD(row[p] + k), weight, sums[p]);
      }
      for (long k = whole; k < depth; k++) {
        for (int p = 0; p < DOT_PIXELS; p++) rest[p] += row[p][k] * weights[k];
      }
    }
    UNROLL for (int p = 0; p < DOT_PIXELS; p++) {
      if (p >= pixels) break;
      const float sum = sum_of(sums[p]) + rest[p] + bias[f];
      outputs[p][f] = activation == LECTERN_RELU && sum < 0 ? 0 : sum;
    }
  }
}

static void gradient_of_one_filter(const pixel_walk *walk, long channels, float *sums, long stride) {
  for (long c = 0; c < channels;) {
    const int vectors = channels - c >= 2 * LANES ? 2 : channels - c >= LANES ? 1 : 0;
    vector first = {}, second = {};
    float rest = 0;
    for (long image = 0; image < walk->images; image++) {
      for (long row = 0; row < walk->rows; row++) {
        const float *x = walk->x + image * walk->x_image + row * walk->x_row + c;
        const float *y = walk->y + image * walk->y_image + row * walk->y_row;
        for (long column = 0; column < walk->columns; column++, x += walk->x_column, y += walk->y_column) {
          if (vectors == 0) {
            rest += x[0] * y[0];
            continue;
          }
          const vector gradient = BROADCAST(y[0]);
          first = MULTIPLY_ADD(LOAD(x), gradient, first);
          if (vectors == 2) second = MULTIPLY_ADD(LOAD(x + LANES), gradient, second);
        }
      }
    }
    if (vectors == 0) {
      sums[c++ * stride] += rest;
      continue;
    }
    for (int lane = 0; lane < LANES; lane++) sums[(c + lane) * stride] += first[lane];
    if (vectors == 2) {
      for (int lane = 0; lane < LANES; lane++) sums[(c + LANES + lane) * stride] += second[lane];
    }
    c += vectors * LANES;
  }
}

static void relu_bias_rows(long rows, long width, const float *gradient, const float *output, float *masked,
                           float *bias_sums) {
  for (long row = 0; row < rows; row++) {
    const float *g = gradient + row * width, *o = output ? output + row * width : NULL;
    float *m = masked ? masked + row * width : NULL;
    long k = 0;
    for (; k + LANES <= width; k += LANES) {
      vector value = LOAD(g + k);
      if (o) value = (vector)((mask)value & (LOAD(o + k) > (vector){}));
      if (m) STORE(m + k, value);
      if (bias_sums) STORE(bias_sums + k, LOAD(bias_sums + k) + value);
    }
    for (; k < width; k++) {
      const float value = o && !(o[k] > 0) ? 0 : g[k];
      if (m) m[k] = value;
      if (bias_sums) bias_sums[k] += value;
    }
  }
}

static void add_rows(long count, long width, const float *rows, float *sum) {
  for (long k = 0; k < width; k++) sum[k] = rows[k];
  for (long row = 1; row < count; row++) {
    for (long k = 0; k < width; k++) sum[k] += rows[row * width + k];
  }
}

enum { PEAK_SUMS = WIDE_PIXELS * WIDE_VECTORS };

/* Multiplications and additions that wait for nothing: what the processor can do at most. */
static float peak(long rounds, float factor) {
  vector sums[PEAK_SUMS] = {};
  const vector a = BROADCAST(factor), b = BROADCAST(0.5f);
  for (long round = 0; round < rounds; round++) {
    UNROLL for (int i = 0; i < PEAK_SUMS; i++) sums[i] = MULTIPLY_ADD(a, b, sums[i]);
  }
  vector sum = {};
  for (int i = 0; i < PEAK_SUMS; i++) sum += sums[i];
  return sum_of(sum);
}

#include "minimal.h"
#include "pack.h"
#include "single_filter.h"

static void adam(long count, float *weights, const float *gradient, float *momentum, float *velocity, float rate,
                 float beta1, float beta2, float epsilon) {
  long k = 0;
  for (; k + LANES <= count; k += LANES) {
    const vector g = LOAD(gradient + k);
    const vector m = LOAD(momentum + k) + (g - LOAD(momentum + k)) * (1 - beta1);
    const vector v = LOAD(velocity + k) + (g * g - LOAD(velocity + k)) * (1 - beta2);
    STORE(momentum + k, m);
    STORE(velocity + k, v);
    STORE(weights + k, LOAD(weights + k) - m * rate / (__builtin_elementwise_sqrt(v) + epsilon));
  }
  for (; k < count; k++) {
    const float g = gradient[k];
    const float m = momentum[k] + (g - momentum[k]) * (1 - beta1);
    const float v = velocity[k] + (g * g - velocity[k]) * (1 - beta2);
    momentum[k] = m;
    velocity[k] = v;
    weights[k] -= m * rate / (sqrtf(v) + epsilon);
  }
}

const microkernels TABLE = {
    .name = NAME,
    .lanes = LANES,
    .wide = {tile_wide, WIDE_PIXELS, WIDE_VECTORS * LANES},
#if defined(THIRD_PIXELS)
    .third = {tile_third, THIRD_PIXELS, 3 * LANES},
#endif
    .middle = {tile_middle, MIDDLE_PIXELS, MIDDLE_VECTORS * LANES},
    .narrow = {tile_narrow, NARROW_PIXELS, LANES},
    .gradients =
        {
            {gradient_wide, WIDE_CHANNELS, WIDE_GRADIENT_VECTORS * LANES},
            {gradient_wide_one_channel, 1, WIDE_GRADIENT_VECTORS * LANES},
            {gradient_narrow, WIDE_CHANNELS, LANES},
            {gradient_narrow_one_channel, 1, LANES},
        },
    .dots = dots,
    .dot_pixels = DOT_PIXELS,
    .gradient_of_one_filter = gradient_of_one_filter,
    .relu_bias_rows = relu_bias_rows,
    .add_rows = add_rows,
    .minimal = {minimal_large, minimal_large_whole, minimal_small, minimal_small_sums, minimal_to_large,
                minimal_to_small},
    .single = {single_forward, single_gradients},
    .pack = pack,
    .peak = peak,
    .peak_operations = 2 * PEAK_SUMS * LANES,
    .adam = adam,
};
