/* One tile of a kernel's gradient in registers: CHANNELS x VECTORS accumulators. Included once for each pair. */
static void GRADIENT_NAME(const pixel_walk *walk, float *memory, long stride) {
  vector sums[CHANNELS][VECTORS];
  UNROLL for (int c = 0; c < CHANNELS; c++) {
    UNROLL for (int v = 0; v < VECTORS; v++) sums[c][v] = LOAD(memory + c * stride + v * LANES);
  }
  const long columns = walk->columns, x_column = walk->x_column, y_column = walk->y_column;
  for (long image = 0; image < walk->images; image++) {
    for (long row = 0; row < walk->rows; row++) {
      const float *x = walk->x + image * walk->x_image + row * walk->x_row;
      const float *y = walk->y + image * walk->y_image + row * walk->y_row;
      for (long column = 0; column < columns; column++, x += x_column, y += y_column) {
        vector gradient[VECTORS];
        UNROLL for (int v = 0; v < VECTORS; v++) gradient[v] = LOAD(y + v * LANES);
        UNROLL for (int c = 0; c < CHANNELS; c++) {
          const vector channel = BROADCAST(x[c]);
          UNROLL for (int v = 0; v < VECTORS; v++) sums[c][v] = MULTIPLY_ADD(channel, gradient[v], sums[c][v]);
        }
      }
    }
  }
  UNROLL for (int c = 0; c < CHANNELS; c++) {
    UNROLL for (int v = 0; v < VECTORS; v++) STORE(memory + c * stride + v * LANES, sums[c][v]);
  }
}
#undef GRADIENT_NAME
#undef CHANNELS
#undef VECTORS
