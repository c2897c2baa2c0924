#include "lectern_reference.h"

#include <string.h>

#define REAL float
#define NAME(operation) lectern_reference_##operation##_float
#include "convolution_reference.inc"
#undef REAL
#undef NAME

#define REAL double
#define NAME(operation) lectern_reference_##operation##_double
#include "convolution_reference.inc"
