/* AVX2 with FMA: 16 registers of 8 floats, 12 of them accumulators. */
#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#define LANES 8
#define MULTIPLY_ADD(a, b, c) __builtin_elementwise_fma(a, b, c)
#define WIDE_PIXELS 6
#define WIDE_VECTORS 2
#define MIDDLE_PIXELS 6
#define MIDDLE_VECTORS 2
#define NARROW_PIXELS 8
#define WIDE_CHANNELS 4
#define WIDE_GRADIENT_VECTORS 2
#define NAME "avx2"
#define TABLE lectern_avx2_microkernels
#include "template.h"
#pragma clang attribute pop
#endif
