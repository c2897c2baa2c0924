// Philox4x32-10: Salmon, Moraes, Dror, Shaw, "Parallel Random Numbers: As Easy as 1, 2, 3", SC 2011, section 3.3.
#include "lectern_random.h"

#include <math.h>

void lectern_philox(uint64_t key, uint64_t counter, uint32_t words[4]) {
  uint32_t c0 = (uint32_t)counter, c1 = (uint32_t)(counter >> 32), c2 = 0, c3 = 0;
  uint32_t k0 = (uint32_t)key, k1 = (uint32_t)(key >> 32);
  for (int round = 0; round < 10; round++) {
    uint64_t p0 = (uint64_t)0xD2511F53u * c0, p1 = (uint64_t)0xCD9E8D57u * c2;
    uint32_t n0 = (uint32_t)(p1 >> 32) ^ c1 ^ k0, n2 = (uint32_t)(p0 >> 32) ^ c3 ^ k1;
    c1 = (uint32_t)p1;
    c3 = (uint32_t)p0;
    c0 = n0;
    c2 = n2;
    k0 += 0x9E3779B9u;
    k1 += 0xBB67AE85u;
  }
  words[0] = c0;
  words[1] = c1;
  words[2] = c2;
  words[3] = c3;
}

/// 24 bits as a float in [0, 1).
static float unit(uint32_t word) { return (float)(word >> 8) * 0x1p-24f; }

/// 53 bits as a double in [0, 1).
static double unit_double(uint32_t high, uint32_t low) {
  return (double)((((uint64_t)high << 32) | low) >> 11) * 0x1p-53;
}

void lectern_random_uniform(float *out, size_t count, uint64_t key, uint64_t counter) {
  uint32_t words[4];
  for (size_t i = 0; i < count; i += 4) {
    lectern_philox(key, counter++, words);
    for (size_t j = 0; j < 4 && i + j < count; j++) out[i + j] = unit(words[j]);
  }
}

void lectern_random_uniform_double(double *out, size_t count, uint64_t key, uint64_t counter) {
  uint32_t words[4];
  for (size_t i = 0; i < count; i += 2) {
    lectern_philox(key, counter++, words);
    for (size_t j = 0; j < 2 && i + j < count; j++) out[i + j] = unit_double(words[2 * j], words[2 * j + 1]);
  }
}

// Box-Muller: 1 - u lies in (0, 1], so the logarithm is finite.
void lectern_random_normal(float *out, size_t count, uint64_t key, uint64_t counter) {
  uint32_t words[4];
  for (size_t i = 0; i < count; i += 4) {
    lectern_philox(key, counter++, words);
    for (size_t j = 0; j < 2; j++) {
      float radius = sqrtf(-2.0f * logf(1.0f - unit(words[2 * j])));
      float angle = 6.28318530717958647692f * unit(words[2 * j + 1]);
      if (i + 2 * j < count) out[i + 2 * j] = radius * cosf(angle);
      if (i + 2 * j + 1 < count) out[i + 2 * j + 1] = radius * sinf(angle);
    }
  }
}

void lectern_random_normal_double(double *out, size_t count, uint64_t key, uint64_t counter) {
  uint32_t words[4];
  for (size_t i = 0; i < count; i += 2) {
    lectern_philox(key, counter++, words);
    double radius = sqrt(-2.0 * log(1.0 - unit_double(words[0], words[1])));
    double angle = 6.28318530717958647692 * unit_double(words[2], words[3]);
    out[i] = radius * cos(angle);
    if (i + 1 < count) out[i + 1] = radius * sin(angle);
  }
}
