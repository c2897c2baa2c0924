// Random bits by a counter (Philox), so that any part of a stream can be made by itself.
#pragma once
#include <stddef.h>
#include <stdint.h>

/// Four 32-bit words of the stream `key` at position `counter`.
void lectern_philox(uint64_t key, uint64_t counter, uint32_t words[_Nonnull 4]);

/// `count` numbers uniform in [0, 1) with 24 random bits each, from position `counter` on, four to a position.
void lectern_random_uniform(float *_Nonnull out, size_t count, uint64_t key, uint64_t counter);

/// The same with 53 random bits, two to a position.
void lectern_random_uniform_double(double *_Nonnull out, size_t count, uint64_t key, uint64_t counter);

/// `count` standard normal numbers (Box-Muller), four to a position; and doubles, two to a position.
void lectern_random_normal(float *_Nonnull out, size_t count, uint64_t key, uint64_t counter);
void lectern_random_normal_double(double *_Nonnull out, size_t count, uint64_t key, uint64_t counter);
