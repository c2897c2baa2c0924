/* Cuts a gradient of (channels, filters) into tiles that fit the registers. */
#include "gradient_tiles.h"

void lectern_add_gradient_tiles(const microkernels *kernels, long channels, long filters, const pixel_walk *whole,
                                float *sums) {
  long f = 0;
  /* The table holds pairs: a tile of several channels, and the same for one. */
  for (const gradient_kernel *kernel = kernels->gradients; kernel->filters; kernel += 2) {
    const gradient_kernel *single = kernel + 1;
    for (; f + kernel->filters <= filters; f += kernel->filters) {
      pixel_walk walk = *whole;
      walk.y += f;
      long c = 0;
      for (; c + kernel->channels <= channels; c += kernel->channels, walk.x += kernel->channels)
        kernel->gradient(&walk, sums + c * filters + f, filters);
      for (; c < channels; c++, walk.x++) single->gradient(&walk, sums + c * filters + f, filters);
    }
  }
  for (; f < filters; f++) {
    pixel_walk walk = *whole;
    walk.y += f;
    kernels->gradient_of_one_filter(&walk, channels, sums + f, filters);
  }
}
