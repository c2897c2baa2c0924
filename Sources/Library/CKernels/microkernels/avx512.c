/* AVX-512: 32 registers of 16 floats. */
#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx512f,avx512dq,avx512bw,avx512vl,avx2,fma"))), apply_to = function)
#define LANES 16
#define MULTIPLY_ADD(a, b, c) __builtin_elementwise_fma(a, b, c)
#define WIDE_PIXELS 6
#define WIDE_VECTORS 4
#define THIRD_PIXELS 8
#define MIDDLE_PIXELS 8
#define MIDDLE_VECTORS 2
#define NARROW_PIXELS 8
#define WIDE_CHANNELS 8
#define WIDE_GRADIENT_VECTORS 2
#define NAME "avx512"
#define TABLE lectern_avx512_microkernels
#include "template.h"
#pragma clang attribute pop
#endif
