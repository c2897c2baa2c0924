// Elementary functions of float32 elements, on all threads. Each element's result depends on it alone.
#pragma once

typedef enum {
  LECTERN_EXP,
  LECTERN_LOG,
  LECTERN_SIGMOID,
  LECTERN_TANH,
} lectern_elementary_function;

/// output[k] = function(input[k]); output may be input.
void lectern_map(lectern_elementary_function function, long count, const float *_Nonnull input,
                 float *_Nonnull output);

/// output[k] = -(t log p + (1 - t) log(1 - p)) with p clipped to [low, high].
void lectern_crossentropy(long count, const float *_Nonnull target, const float *_Nonnull probability, float low,
                          float high, float *_Nonnull output);
