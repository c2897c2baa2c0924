#pragma once
#include "microkernels.h"

/* sums (channels, filters) += the sum over the walk of x[c] * y[f]. */
void lectern_add_gradient_tiles(const microkernels *kernels, long channels, long filters, const pixel_walk *walk,
                                float *sums);
