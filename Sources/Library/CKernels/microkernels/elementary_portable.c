/* Elementary functions for any processor. */
#define LANES 4
#define MULTIPLY_ADD(a, b, c) ((a) * (b) + (c))
#define ELEMENTARY_TABLE lectern_portable_elementary
#include "elementary.h"
