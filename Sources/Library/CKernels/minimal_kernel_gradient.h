#pragma once
/* The kernel's gradient from transformed tiles, for whoever has transformed them. */
#include "minimal_filtering.h"

/* The matrices (channels, filters) that are summed up, and the arrays of a transformed tile, numbered column by column. */
enum { MINIMAL_MATRICES = 16, MINIMAL_LARGE_ARRAYS = 25, MINIMAL_SMALL_ARRAYS = 9 };

/* Between arrays lies a cache line more than a multiple of the page, or all of them would fall into one set of the
 * first cache. */
enum { MINIMAL_GAP = 16 };

/* sums (16, area) += the products of `count` tiles. large: 25 arrays (count, channels), small: 9 arrays (count, filters),
 * a gap after each; area: floats from matrix to matrix, which is more than channels * filters where the channels are but
 * some of all. */
void lectern_minimal_add_products(const microkernels *kernels, long channels, long filters, long area,
                                  const float *large, const float *small, long count, float *sums);

/* kernel_gradient (3, 3, channels, filters) from partial sums (groups, 16, channels, filters), added in order. */
void lectern_minimal_kernel_of_sums(const lectern_convolution *shape, const float *partial, long groups,
                                    float *kernel_gradient);
