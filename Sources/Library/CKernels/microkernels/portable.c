/* For any processor: vectors of four, which every 64-bit one has. */
#define LANES 4
#define MULTIPLY_ADD(a, b, c) ((a) * (b) + (c))
#define WIDE_PIXELS 4
#define WIDE_VECTORS 2
#define MIDDLE_PIXELS 4
#define MIDDLE_VECTORS 2
#define NARROW_PIXELS 4
#define WIDE_CHANNELS 4
#define WIDE_GRADIENT_VECTORS 2
#define NAME "portable"
#define TABLE lectern_portable_microkernels
#include "template.h"
