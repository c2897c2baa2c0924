#pragma once
/* The elementary functions of one instruction set: output[k] = f(input[k]); output may be input. */

typedef struct {
  void (*exp)(long count, const float *input, float *output);
  void (*log)(long count, const float *input, float *output);
  void (*sigmoid)(long count, const float *input, float *output);
  void (*tanh)(long count, const float *input, float *output);
  void (*crossentropy)(long count, const float *target, const float *probability, float low, float high,
                       float *output);
  void (*crossentropy_gradient)(long count, const float *gradient, const float *target, const float *probability,
                                float low, float high, float *output);
  void (*sigmoid_gradient)(long count, const float *gradient, const float *output, float *result);
} elementary_functions;

extern const elementary_functions lectern_portable_elementary;
#if defined(__x86_64__)
extern const elementary_functions lectern_avx2_elementary;
extern const elementary_functions lectern_avx512_elementary;
#endif
