/* Rows of 3 x 3 convolutions with one filter: vectors along the channels. */

enum { SINGLE_PIXELS = 8 };

/* Each pixel is loaded once for the three sums of a row that it belongs to. */
static void single_forward(const float *const *rows, const float *zeros, long width, long channels,
                           const float *weights, float bias, lectern_activation activation, float *output) {
  for (long x = 0; x < width; x += SINGLE_PIXELS) {
    vector sums[SINGLE_PIXELS] = {};
    for (int row = 0; row < 3; row++) {
      const float *pixels[SINGLE_PIXELS + 2];
      UNROLL for (int c = 0; c < SINGLE_PIXELS + 2; c++) {
        const long at = x + c - 1;
        pixels[c] = at >= 0 && at < width ? rows[row] + at * channels : zeros;
      }
      const float *weight = weights + 3 * row * channels;
      for (long k = 0; k < channels; k += LANES) {
        const vector left = LOAD(weight + k), middle = LOAD(weight + channels + k);
        const vector right = LOAD(weight + 2 * channels + k);
        UNROLL for (int c = 0; c < SINGLE_PIXELS + 2; c++) {
          const vector pixel = LOAD(pixels[c] + k);
          if (c > 1) sums[c - 2] = MULTIPLY_ADD(pixel, right, sums[c - 2]);
          if (c > 0 && c <= SINGLE_PIXELS) sums[c - 1] = MULTIPLY_ADD(pixel, middle, sums[c - 1]);
          if (c < SINGLE_PIXELS) sums[c] = MULTIPLY_ADD(pixel, left, sums[c]);
        }
      }
    }
    UNROLL for (int p = 0; p < SINGLE_PIXELS; p++) {
      if (x + p >= width) break;
      const float sum = sum_of(sums[p]) + bias;
      output[x + p] = activation == LECTERN_RELU && sum < 0 ? 0 : sum;
    }
  }
}

/* The pixel at (y, x) meets the weight (i, j) in the output at (y + 1 - i, x + 1 - j): so the pixel's gradient is the sum
 * of the gradient around it times the weights, last weight first, and the kernel's that of the same times the pixel. */
static inline __attribute__((always_inline)) void single_row(const float *const *gradient, const float *pixels,
                                                             long width, long channels, const float *weights,
                                                             const minimal_output *to, float *kernel_sums) {
  for (long k = 0; k < channels; k += LANES) {
    vector weight[9], total[9], sum = {};
    UNROLL for (int tap = 0; tap < 9; tap++) {
      if (to) weight[tap] = LOAD(weights + (8 - tap) * channels + k);
      if (kernel_sums) total[tap] = LOAD(kernel_sums + (8 - tap) * channels + k);
    }
    for (long x = 0; x < width; x++) {
      vector value = {}, pixel = {};
      if (kernel_sums) pixel = LOAD(pixels + x * channels + k);
      UNROLL for (int tap = 0; tap < 9; tap++) {
        const vector g = BROADCAST(gradient[tap / 3][x + tap % 3]);
        if (to) value = MULTIPLY_ADD(g, weight[tap], value);
        if (kernel_sums) total[tap] = MULTIPLY_ADD(g, pixel, total[tap]);
      }
      if (to) finish(to, x * channels, k, value, &sum);
    }
    if (to) add_sum(to, k, sum);
    UNROLL for (int tap = 0; tap < 9; tap++) {
      if (kernel_sums) STORE(kernel_sums + (8 - tap) * channels + k, total[tap]);
    }
  }
}

static void single_gradients(const float *const *gradient, const float *pixels, long width, long channels,
                             const float *weights, const minimal_output *to, float *kernel_sums) {
  if (!kernel_sums) {
    single_row(gradient, NULL, width, channels, weights, to, NULL);
  } else if (!to) {
    single_row(gradient, pixels, width, channels, NULL, NULL, kernel_sums);
  } else {
    single_row(gradient, pixels, width, channels, weights, to, kernel_sums);
  }
}
