/* Elementary functions with AVX2 and FMA. */
#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#define LANES 8
#define MULTIPLY_ADD(a, b, c) __builtin_elementwise_fma(a, b, c)
#define ELEMENTARY_TABLE lectern_avx2_elementary
#include "elementary.h"
#pragma clang attribute pop
#endif
