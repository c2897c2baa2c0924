/* The transforms of minimal filtering (see minimal_filtering.c), a vector of channels at a time. */

/* A tile's pixels: from `rows`, column after column; the one at the border of the image from `edge`. */

/* The large image's tile: rows and columns E0 O0 E1 O1 E2 become (E0 - E1), E1, (E2 - E1), O0, O1. Those made of
 * E1, O0 and O1 alone are the pixels themselves, and written only if `raw`. */
static inline __attribute__((always_inline)) void large_tile(const float *const *rows, const float *const *edge,
                                                             long step, long depth, float *out, long stride,
                                                             int raw) {
#define PIXEL(row, column) LOAD(((column) < 4 ? rows[row] + (column) * step : edge[row]) + k)
  for (long k = 0; k < depth; k += LANES) {
    vector across[5][5];
    UNROLL for (int row = 0; row < 5; row++) {
      const vector middle = PIXEL(row, 2);
      across[row][0] = PIXEL(row, 0) - middle;
      across[row][1] = middle;
      across[row][2] = PIXEL(row, 4) - middle;
      across[row][3] = PIXEL(row, 1);
      across[row][4] = PIXEL(row, 3);
    }
    float *to = out + k;
    UNROLL for (int j = 0; j < 5; j++) {
      const int plain = j == 1 || j > 2;
      const vector middle = across[2][j];
      STORE(to, across[0][j] - middle);
      to += stride;
      if (raw || !plain) {
        STORE(to, middle);
        to += stride;
      }
      STORE(to, across[4][j] - middle);
      to += stride;
      if (raw || !plain) {
        STORE(to, across[1][j]);
        STORE(to + stride, across[3][j]);
        to += 2 * stride;
      }
    }
  }
}

#undef PIXEL

static void minimal_large(const float *const *rows, const float *const *edge, long step, long depth, float *out,
                          long stride) {
  large_tile(rows, edge, step, depth, out, stride, 0);
}

static void minimal_large_whole(const float *const *rows, const float *const *edge, long step, long depth, float *out,
                                long stride) {
  large_tile(rows, edge, step, depth, out, stride, 1);
}

/* The small image's tile for the adjoint: rows and columns Y[-1] Y[0] Y[1] become (Y[-1] - Y[0]), Y[0], (Y[1] - Y[0])
 * and Y[1]; those made of Y[0] and Y[1] alone are not written. */
static void minimal_small(const float *const *rows, const float *const *edge, long step, long depth, float *out,
                          long stride) {
#define PIXEL(row, column) LOAD(((column) > 0 ? rows[row] + ((column) - 1) * step : edge[row]) + k)
  for (long k = 0; k < depth; k += LANES) {
    vector across[3][4];
    UNROLL for (int row = 0; row < 3; row++) {
      const vector middle = PIXEL(row, 1);
      across[row][0] = PIXEL(row, 0) - middle;
      across[row][1] = middle;
      across[row][3] = PIXEL(row, 2);
      across[row][2] = across[row][3] - middle;
    }
    float *to = out + k;
    UNROLL for (int j = 0; j < 4; j++) {
      const int plain = j == 1 || j == 3;
      const vector middle = across[1][j];
      STORE(to, across[0][j] - middle);
      to += stride;
      if (!plain) {
        STORE(to, middle);
        to += stride;
      }
      STORE(to, across[2][j] - middle);
      to += stride;
      if (!plain) {
        STORE(to, across[2][j]);
        to += stride;
      }
    }
  }
}

#undef PIXEL

/* The small image's tile for the kernel's gradient: rows and columns Y0 Y1 become Y0, Y0 + Y1, Y1. */
static void minimal_small_sums(const float *upper, const float *lower, long depth, float *out, long stride) {
  for (long k = 0; k < depth; k += LANES) {
    const vector a = LOAD(upper + k), b = LOAD(upper + depth + k), c = LOAD(lower + k), d = LOAD(lower + depth + k);
    const vector left = a + c, right = b + d;
    float *to = out + k;
    STORE(to, a);
    STORE(to + stride, left);
    STORE(to + 2 * stride, c);
    STORE(to + 3 * stride, a + b);
    STORE(to + 4 * stride, left + right);
    STORE(to + 5 * stride, c + d);
    STORE(to + 6 * stride, b);
    STORE(to + 7 * stride, right);
    STORE(to + 8 * stride, d);
  }
}

/* Bias, activation or mask, sums over columns; then the store. */
static inline __attribute__((always_inline)) void finish(const minimal_output *to, long place, long k, vector value,
                                                         vector *sum) {
  if (to->bias) value += LOAD(to->bias + k);
  if (to->activation == LECTERN_RELU) value = RELU(value);
  if (to->positive) value = (vector)((mask)value & (LOAD(to->positive + place + k) > (vector){}));
  *sum += value;
  STORE(to->output + place + k, value);
}

static inline void add_sum(const minimal_output *to, long k, vector sum) {
  if (to->sums) STORE(to->sums + k, LOAD(to->sums + k) + sum);
}

/* Of three products p0, p1, p2 that follow each other: p0 + p1 and p1 + p2. */
static inline __attribute__((always_inline)) void add_neighbours(const float *products, long stride, vector *first,
                                                                 vector *second) {
  const vector middle = LOAD(products + stride);
  *first = LOAD(products) + middle;
  *second = middle + LOAD(products + 2 * stride);
}

/* Along each axis E0 = P0 + P1, O0 = P3, E1 = P1 + P2, O1 = P4. */
static void minimal_to_large(const float *products, long stride, const minimal_output *to) {
  for (long k = 0; k < to->width; k += LANES) {
    vector sum = {}, rows[4][5];
    UNROLL for (int j = 0; j < 5; j++) {
      const float *column = products + k + 5 * j * stride;
      add_neighbours(column, stride, &rows[0][j], &rows[2][j]);
      rows[1][j] = LOAD(column + 3 * stride);
      rows[3][j] = LOAD(column + 4 * stride);
    }
    UNROLL for (int row = 0; row < 4; row++) {
      const long place = row * to->row;
      finish(to, place, k, rows[row][0] + rows[row][1], &sum);
      finish(to, place + to->width, k, rows[row][3], &sum);
      finish(to, place + 2 * to->width, k, rows[row][1] + rows[row][2], &sum);
      finish(to, place + 3 * to->width, k, rows[row][4], &sum);
    }
    add_sum(to, k, sum);
  }
}

/* Along each axis Y0 = S0 + S1, Y1 = S1 + S2. */
static void minimal_to_small(const float *products, long stride, const minimal_output *to) {
  for (long k = 0; k < to->width; k += LANES) {
    vector sum = {}, rows[2][3];
    UNROLL for (int j = 0; j < 3; j++)
      add_neighbours(products + k + 3 * j * stride, stride, &rows[0][j], &rows[1][j]);
    UNROLL for (int row = 0; row < 2; row++) {
      finish(to, row * to->row, k, rows[row][0] + rows[row][1], &sum);
      finish(to, row * to->row + to->width, k, rows[row][1] + rows[row][2], &sum);
    }
    add_sum(to, k, sum);
  }
}
