/* Elementary functions on vectors of floats. The including file defines LANES, MULTIPLY_ADD, ELEMENTARY_TABLE.
 *
 * Polynomials and reductions are those of Cephes' single-precision library (S. L. Moshier, expf, logf, tanhf); errors
 * stay below 2 units in the last place, which the tests check against double precision. */
#include <math.h>
#include <string.h>

#include "../elementary.h"

typedef float evector __attribute__((vector_size(LANES * sizeof(float))));
typedef float efilled __attribute__((ext_vector_type(LANES)));
typedef int eints __attribute__((vector_size(LANES * sizeof(float))));
typedef float estored __attribute__((vector_size(LANES * sizeof(float)), aligned(4), may_alias));

#define FILL(scalar) ((evector)(efilled)(float)(scalar))
#define SELECT(condition, yes, no) ((evector)(((condition) & (eints)(yes)) | (~(condition) & (eints)(no))))

/* exp(x) = 2^n exp(r), r = x - n log 2 in two parts, |r| <= log(2) / 2. */
static inline evector vector_exp(evector x) {
  const evector clipped = __builtin_elementwise_max(__builtin_elementwise_min(x, FILL(88.72283f)), FILL(-103.97208f));
  /* Rounded to the nearest whole number by adding and taking away 1.5 * 2^23. */
  const evector n = (clipped * FILL(1.44269504088896341f) + FILL(12582912.0f)) - FILL(12582912.0f);
  evector r = MULTIPLY_ADD(n, FILL(-0.693359375f), clipped);
  r = MULTIPLY_ADD(n, FILL(2.12194440e-4f), r);
  evector p = FILL(1.9875691500e-4f);
  p = MULTIPLY_ADD(p, r, FILL(1.3981999507e-3f));
  p = MULTIPLY_ADD(p, r, FILL(8.3334519073e-3f));
  p = MULTIPLY_ADD(p, r, FILL(4.1665795894e-2f));
  p = MULTIPLY_ADD(p, r, FILL(1.6666665459e-1f));
  p = MULTIPLY_ADD(p, r, FILL(5.0000001201e-1f));
  p = MULTIPLY_ADD(p, r * r, r) + FILL(1);
  /* 2^n in two factors, so that neither end of the range overflows before its time. */
  const eints whole = __builtin_convertvector(n, eints);
  const eints half = whole >> 1;
  const evector low = (evector)((half + 127) << 23), high = (evector)((whole - half + 127) << 23);
  const evector value = p * low * high;
  const evector bounded = SELECT(x > FILL(88.72283f), FILL(INFINITY), SELECT(x < FILL(-103.97208f), FILL(0), value));
  return SELECT(x != x, x, bounded);
}

/* log(x) = log(m) + e log 2, m in [sqrt(1/2), sqrt 2). */
static inline evector vector_log(evector x) {
  const eints subnormal = x < FILL(1.17549435e-38f);
  const evector scaled = SELECT(subnormal, x * FILL(0x1p23f), x);
  const eints bits = (eints)scaled;
  eints exponent = ((bits >> 23) & 255) - 126;
  evector m = (evector)((bits & 0x007fffff) | 0x3f000000);
  const eints small = m < FILL(0.707106781186547524f);
  exponent += small; /* -1 where true */
  m = SELECT(small, m + m, m) - FILL(1);
  exponent -= subnormal & 23;
  const evector e = __builtin_convertvector(exponent, evector), square = m * m;
  evector p = FILL(7.0376836292e-2f);
  p = MULTIPLY_ADD(p, m, FILL(-1.1514610310e-1f));
  p = MULTIPLY_ADD(p, m, FILL(1.1676998740e-1f));
  p = MULTIPLY_ADD(p, m, FILL(-1.2420140846e-1f));
  p = MULTIPLY_ADD(p, m, FILL(1.4249322787e-1f));
  p = MULTIPLY_ADD(p, m, FILL(-1.6668057665e-1f));
  p = MULTIPLY_ADD(p, m, FILL(2.0000714765e-1f));
  p = MULTIPLY_ADD(p, m, FILL(-2.4999993993e-1f));
  p = MULTIPLY_ADD(p, m, FILL(3.3333331174e-1f));
  evector tail = m * square * p;
  tail = MULTIPLY_ADD(e, FILL(-2.12194440e-4f), tail);
  tail = MULTIPLY_ADD(square, FILL(-0.5f), tail);
  const evector value = MULTIPLY_ADD(e, FILL(0.693359375f), m + tail);
  const evector special = SELECT(x == FILL(0), FILL(-INFINITY), SELECT(x > FILL(0), x, FILL(NAN)));
  return SELECT((x > FILL(0)) & (x < FILL(INFINITY)), value, special);
}

static inline evector vector_sigmoid(evector x) { return FILL(1) / (FILL(1) + vector_exp(-x)); }

static inline evector vector_tanh(evector x) {
  const evector size = __builtin_elementwise_abs(x), square = x * x;
  evector p = FILL(-5.70498872745e-3f);
  p = MULTIPLY_ADD(p, square, FILL(2.06390887954e-2f));
  p = MULTIPLY_ADD(p, square, FILL(-5.37397155531e-2f));
  p = MULTIPLY_ADD(p, square, FILL(1.33314422036e-1f));
  p = MULTIPLY_ADD(p, square, FILL(-3.33332819422e-1f));
  const evector near = MULTIPLY_ADD(p * square, x, x);
  const evector far = FILL(1) - FILL(2) / (vector_exp(size + size) + FILL(1));
  const evector signed_far = SELECT(x < FILL(0), -far, far);
  return SELECT(size < FILL(0.625f), near, SELECT(x != x, x, signed_far));
}

/* -(t log p + (1 - t) log(1 - p)) with p clipped to [low, high]. */
static inline evector vector_crossentropy(evector t, evector p, float low, float high) {
  const evector clipped = __builtin_elementwise_min(__builtin_elementwise_max(p, FILL(low)), FILL(high));
  const evector sum = t * vector_log(clipped) + (FILL(1) - t) * vector_log(FILL(1) - clipped);
  return SELECT(p != p, p, -sum);
}

/* Runs `expression` of x over all elements; the rest of a vector is padded in memory. */
#define MAP(name, expression)                                                                                     \
  static void name(long count, const float *input, float *output) {                                               \
    long k = 0;                                                                                                   \
    for (; k + LANES <= count; k += LANES) {                                                                      \
      const evector x = *(const estored *)(input + k);                                                            \
      *(estored *)(output + k) = (expression);                                                                    \
    }                                                                                                             \
    if (k < count) {                                                                                              \
      float rest[LANES] = {0};                                                                                    \
      memcpy(rest, input + k, (size_t)(count - k) * sizeof(float));                                               \
      const evector x = *(const estored *)rest;                                                                   \
      *(estored *)rest = (expression);                                                                            \
      memcpy(output + k, rest, (size_t)(count - k) * sizeof(float));                                              \
    }                                                                                                             \
  }

MAP(map_exp, vector_exp(x))
MAP(map_log, vector_log(x))
MAP(map_sigmoid, vector_sigmoid(x))
MAP(map_tanh, vector_tanh(x))

static void map_crossentropy(long count, const float *target, const float *probability, float low, float high,
                             float *output) {
  for (long k = 0; k < count; k += LANES) {
    const size_t bytes = (size_t)(count - k < LANES ? count - k : LANES) * sizeof(float);
    float t[LANES] = {0}, p[LANES] = {0};
    memcpy(t, target + k, bytes);
    memcpy(p, probability + k, bytes);
    *(estored *)t = vector_crossentropy(*(const estored *)t, *(const estored *)p, low, high);
    memcpy(output + k, t, bytes);
  }
}

/* gradient * (p - t) / (p (1 - p)), 0 where p is clipped. */
static inline evector vector_crossentropy_gradient(evector gradient, evector t, evector p, float low, float high) {
  const evector slope = (p - t) / (p * (FILL(1) - p));
  return gradient * SELECT((p < FILL(low)) | (p > FILL(high)), FILL(0), slope);
}

static void map_crossentropy_gradient(long count, const float *gradient, const float *target, const float *probability,
                                      float low, float high, float *output) {
  for (long k = 0; k < count; k += LANES) {
    const size_t bytes = (size_t)(count - k < LANES ? count - k : LANES) * sizeof(float);
    float g[LANES] = {0}, t[LANES] = {0}, p[LANES] = {0};
    memcpy(g, gradient + k, bytes);
    memcpy(t, target + k, bytes);
    memcpy(p, probability + k, bytes);
    *(estored *)g = vector_crossentropy_gradient(*(const estored *)g, *(const estored *)t, *(const estored *)p, low, high);
    memcpy(output + k, g, bytes);
  }
}

static void map_sigmoid_gradient(long count, const float *gradient, const float *output, float *result) {
  long k = 0;
  for (; k + LANES <= count; k += LANES) {
    const evector y = *(const estored *)(output + k);
    *(estored *)(result + k) = *(const estored *)(gradient + k) * (y * (FILL(1) - y));
  }
  for (; k < count; k++) result[k] = gradient[k] * (output[k] * (1 - output[k]));
}

const elementary_functions ELEMENTARY_TABLE = {map_exp, map_log, map_sigmoid, map_tanh, map_crossentropy,
                                               map_crossentropy_gradient, map_sigmoid_gradient};
