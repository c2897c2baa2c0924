/* One block of a convolution in registers: PIXELS x VECTORS accumulators. Included once for each pair.
 *
 * Every loop over the block must be unrolled, or the accumulators live in memory and the kernel runs at a third of
 * its speed. */
static void TILE_NAME(long taps, long depth, const float *const *rows, const float *const *tap_weights,
                      long weight_stride, const float *bias, lectern_activation activation, float *const *outputs,
                      long pixels, long filters) {
  vector sums[PIXELS][VECTORS];
  UNROLL for (int p = 0; p < PIXELS; p++) {
    UNROLL for (int v = 0; v < VECTORS; v++) sums[p][v] = LOAD(bias + v * LANES);
  }
  for (long tap = 0; tap < taps; tap++) {
    const float *weights = tap_weights[tap];
    const float *row[PIXELS];
    UNROLL for (int p = 0; p < PIXELS; p++) row[p] = rows[tap * PIXELS + p];
    for (long k = 0; k < depth; k++) {
      vector weight[VECTORS];
      UNROLL for (int v = 0; v < VECTORS; v++) weight[v] = LOAD(weights + v * LANES);
      weights += weight_stride;
      UNROLL for (int p = 0; p < PIXELS; p++) {
        const vector x = BROADCAST(row[p][k]);
        UNROLL for (int v = 0; v < VECTORS; v++) sums[p][v] = MULTIPLY_ADD(x, weight[v], sums[p][v]);
      }
    }
  }
  if (activation == LECTERN_RELU) {
    UNROLL for (int p = 0; p < PIXELS; p++) {
      UNROLL for (int v = 0; v < VECTORS; v++) sums[p][v] = RELU(sums[p][v]);
    }
  }
  if (filters == VECTORS * LANES && pixels == PIXELS) {
    UNROLL for (int p = 0; p < PIXELS; p++) {
      UNROLL for (int v = 0; v < VECTORS; v++) STORE(outputs[p] + v * LANES, sums[p][v]);
    }
    return;
  }
  float block[PIXELS][VECTORS * LANES];
  UNROLL for (int p = 0; p < PIXELS; p++) {
    UNROLL for (int v = 0; v < VECTORS; v++) STORE(&block[p][v * LANES], sums[p][v]);
  }
  for (long p = 0; p < pixels; p++) memcpy(outputs[p], block[p], filters * sizeof(float));
}
#undef TILE_NAME
#undef PIXELS
#undef VECTORS
