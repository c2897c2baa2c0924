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

/// output[k] = gradient[k] (p - t) / (p (1 - p)), 0 where p is below low or above high.
void lectern_crossentropy_gradient(long count, const float *_Nonnull gradient, const float *_Nonnull target,
                                   const float *_Nonnull probability, float low, float high, float *_Nonnull output);

/// result[k] = gradient[k] y (1 - y), y being a sigmoid's output.
void lectern_sigmoid_gradient(long count, const float *_Nonnull gradient, const float *_Nonnull output,
                              float *_Nonnull result);
