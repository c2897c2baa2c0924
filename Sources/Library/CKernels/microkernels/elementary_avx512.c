/* Elementary functions with AVX-512. */
#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx512f,avx512dq,avx512bw,avx512vl,avx2,fma"))), apply_to = function)
#define LANES 16
#define MULTIPLY_ADD(a, b, c) __builtin_elementwise_fma(a, b, c)
#define ELEMENTARY_TABLE lectern_avx512_elementary
#include "elementary.h"
#pragma clang attribute pop
#endif
