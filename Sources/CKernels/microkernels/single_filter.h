/* Rows of 3 x 3 convolutions with one filter: vectors along the channels. */

enum { SINGLE_PIXELS = 8 };

static void single_forward(const float *const *rows, long width, long channels, const float *weights, float bias,
                           lectern_activation activation, float *output) {
  for (long x = 0; x < width; x += SINGLE_PIXELS) {
    vector sums[SINGLE_PIXELS] = {};
    UNROLL for (int tap = 0; tap < 9; tap++) {
      const float *row = rows[tap / 3] + (x + tap % 3) * channels, *weight = weights + tap * channels;
      for (long k = 0; k < channels; k += LANES) {
        const vector w = LOAD(weight + k);
        UNROLL for (int p = 0; p < SINGLE_PIXELS; p++)
          sums[p] = MULTIPLY_ADD(LOAD(row + p * channels + k), w, sums[p]);
      }
    }
    UNROLL for (int p = 0; p < SINGLE_PIXELS; p++) {
      if (x + p >= width) break;
      const float sum = sum_of(sums[p]) + bias;
      output[x + p] = activation == LECTERN_RELU && sum < 0 ? 0 : sum;
    }
  }
}

static void single_kernel_gradient(const float *const *rows, long width, long channels, const float *gradient,
                                   float *memory) {
  for (long k = 0; k < channels; k += LANES) {
    vector sums[9];
    UNROLL for (int tap = 0; tap < 9; tap++) sums[tap] = LOAD(memory + tap * channels + k);
    for (long x = 0; x < width; x++) {
      const vector g = BROADCAST(gradient[x]);
      UNROLL for (int tap = 0; tap < 9; tap++)
        sums[tap] = MULTIPLY_ADD(LOAD(rows[tap / 3] + (x + tap % 3) * channels + k), g, sums[tap]);
    }
    UNROLL for (int tap = 0; tap < 9; tap++) STORE(memory + tap * channels + k, sums[tap]);
  }
}

/* The pixel at (y, x) meets the weight (i, j) in the output at (y + 1 - i, x + 1 - j). */
static void single_input_gradient(const float *const *rows, long width, long channels, const float *weights,
                                  const minimal_output *to) {
  for (long k = 0; k < channels; k += LANES) {
    vector weight[9], sum = {};
    UNROLL for (int tap = 0; tap < 9; tap++) weight[tap] = LOAD(weights + (8 - tap) * channels + k);
    for (long x = 0; x < width; x++) {
      vector value = {};
      UNROLL for (int tap = 0; tap < 9; tap++)
        value = MULTIPLY_ADD(BROADCAST(rows[tap / 3][x + tap % 3]), weight[tap], value);
      finish(to, x * channels, k, value, &sum);
    }
    if (to->sums) STORE(to->sums + k, LOAD(to->sums + k) + sum);
  }
}
