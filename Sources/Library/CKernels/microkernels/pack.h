/* Weights into panels, rearranged a square of LANES x LANES at a time where they lie the other way round. */

/* Exchanges lanes of two rows that differ in one bit of their number: one step of a transposition. */
#if LANES == 16
#define STEP_1_LOW 0, 16, 2, 18, 4, 20, 6, 22, 8, 24, 10, 26, 12, 28, 14, 30
#define STEP_1_HIGH 1, 17, 3, 19, 5, 21, 7, 23, 9, 25, 11, 27, 13, 29, 15, 31
#define STEP_2_LOW 0, 1, 16, 17, 4, 5, 20, 21, 8, 9, 24, 25, 12, 13, 28, 29
#define STEP_2_HIGH 2, 3, 18, 19, 6, 7, 22, 23, 10, 11, 26, 27, 14, 15, 30, 31
#define STEP_4_LOW 0, 1, 2, 3, 16, 17, 18, 19, 8, 9, 10, 11, 24, 25, 26, 27
#define STEP_4_HIGH 4, 5, 6, 7, 20, 21, 22, 23, 12, 13, 14, 15, 28, 29, 30, 31
#define STEP_8_LOW 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23
#define STEP_8_HIGH 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31
#elif LANES == 8
#define STEP_1_LOW 0, 8, 2, 10, 4, 12, 6, 14
#define STEP_1_HIGH 1, 9, 3, 11, 5, 13, 7, 15
#define STEP_2_LOW 0, 1, 8, 9, 4, 5, 12, 13
#define STEP_2_HIGH 2, 3, 10, 11, 6, 7, 14, 15
#define STEP_4_LOW 0, 1, 2, 3, 8, 9, 10, 11
#define STEP_4_HIGH 4, 5, 6, 7, 12, 13, 14, 15
#else
#define STEP_1_LOW 0, 4, 2, 6
#define STEP_1_HIGH 1, 5, 3, 7
#define STEP_2_LOW 0, 1, 4, 5
#define STEP_2_HIGH 2, 3, 6, 7
#endif

#define EXCHANGE(step)                                                                       \
  UNROLL for (int r = 0; r < LANES; r++) {                                                   \
    if (r & step) continue;                                                                  \
    const vector low = rows[r], high = rows[r + step];                                       \
    rows[r] = __builtin_shufflevector(low, high, STEP_##step##_LOW);                         \
    rows[r + step] = __builtin_shufflevector(low, high, STEP_##step##_HIGH);                 \
  }

static inline __attribute__((always_inline)) void transpose(vector *rows) {
  EXCHANGE(1)
  EXCHANGE(2)
#if LANES >= 8
  EXCHANGE(4)
#endif
#if LANES >= 16
  EXCHANGE(8)
#endif
}

static inline float summed(const float *const *sources, int count, long place) {
  float value = sources[0][place];
  for (int s = 1; s < count; s++) value += sources[s][place];
  return value;
}

static inline vector summed_vector(const float *const *sources, int count, long place) {
  vector value = LOAD(sources[0] + place);
  for (int s = 1; s < count; s++) value += LOAD(sources[s] + place);
  return value;
}

static void pack_square(const float *const *sources, int count, long stride, long k, long f, float *to, long width) {
  vector rows[LANES];
  UNROLL for (int r = 0; r < LANES; r++) rows[r] = summed_vector(sources, count, (f + r) * stride + k);
  transpose(rows);
  UNROLL for (int r = 0; r < LANES; r++) STORE(to + (k + r) * width + f, rows[r]);
}

static void pack(const float *const *sources, int count, long stride, int transposed, long depth, long filters,
                 float *to, long width) {
  const long whole = filters - filters % LANES, deep = depth - depth % LANES;
  for (long k = 0; k < depth; k++) {
    float *row = to + k * width;
    if (!transposed) {
      for (long f = 0; f < whole; f += LANES) STORE(row + f, summed_vector(sources, count, k * stride + f));
      for (long f = whole; f < filters; f++) row[f] = summed(sources, count, k * stride + f);
    } else {
      for (long f = k < deep ? whole : 0; f < filters; f++) row[f] = summed(sources, count, f * stride + k);
    }
    for (long f = filters; f < width; f++) row[f] = 0;
  }
  if (!transposed) return;
  for (long k = 0; k < deep; k += LANES) {
    for (long f = 0; f < whole; f += LANES) pack_square(sources, count, stride, k, f, to, width);
  }
}
