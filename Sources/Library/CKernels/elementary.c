#include "elementary.h"

#include "lectern_compute.h"
#include "lectern_elementary.h"
#include "microkernels.h"

enum { COUNT_IN_A_PIECE = 16 * 1024 };

static const elementary_functions *functions(void) {
#if defined(__x86_64__)
  const microkernels *chosen = lectern_microkernels();
  if (chosen == &lectern_avx512_microkernels) return &lectern_avx512_elementary;
  if (chosen == &lectern_avx2_microkernels) return &lectern_avx2_elementary;
#endif
  return &lectern_portable_elementary;
}

typedef struct {
  long count;
  const elementary_functions *table;
  const float *input, *second, *third;
  float *output, low, high;
  void (*map)(long, const float *, float *);
  void (*crossentropy)(long, const float *, const float *, float, float, float *);
} job;

static long length_of(const job *job, long first) {
  return job->count - first < COUNT_IN_A_PIECE ? job->count - first : COUNT_IN_A_PIECE;
}

static void map_piece(void *context, long index) {
  const job *job = context;
  const long first = index * COUNT_IN_A_PIECE;
  job->map(length_of(job, first), job->input + first, job->output + first);
}

static void crossentropy_piece(void *context, long index) {
  const job *job = context;
  const long first = index * COUNT_IN_A_PIECE;
  job->crossentropy(length_of(job, first), job->input + first, job->second + first, job->low, job->high,
                    job->output + first);
}

void lectern_map(lectern_elementary_function function, long count, const float *input, float *output) {
  const elementary_functions *table = functions();
  job job = {.count = count, .input = input, .output = output};
  switch (function) {
    case LECTERN_EXP: job.map = table->exp; break;
    case LECTERN_LOG: job.map = table->log; break;
    case LECTERN_SIGMOID: job.map = table->sigmoid; break;
    case LECTERN_TANH: job.map = table->tanh; break;
  }
  lectern_parallel((count + COUNT_IN_A_PIECE - 1) / COUNT_IN_A_PIECE, map_piece, &job);
}

void lectern_crossentropy(long count, const float *target, const float *probability, float low, float high,
                          float *output) {
  job job = {.count = count, .input = target, .second = probability, .output = output, .low = low, .high = high,
             .crossentropy = functions()->crossentropy};
  lectern_parallel((count + COUNT_IN_A_PIECE - 1) / COUNT_IN_A_PIECE, crossentropy_piece, &job);
}

static void crossentropy_gradient_piece(void *context, long index) {
  const job *job = context;
  const long first = index * COUNT_IN_A_PIECE;
  job->table->crossentropy_gradient(length_of(job, first), job->input + first, job->second + first, job->third + first,
                                    job->low, job->high, job->output + first);
}

void lectern_crossentropy_gradient(long count, const float *gradient, const float *target, const float *probability,
                                   float low, float high, float *output) {
  job job = {.count = count, .table = functions(), .input = gradient, .second = target, .third = probability,
             .output = output, .low = low, .high = high};
  lectern_parallel((count + COUNT_IN_A_PIECE - 1) / COUNT_IN_A_PIECE, crossentropy_gradient_piece, &job);
}

static void sigmoid_gradient_piece(void *context, long index) {
  const job *job = context;
  const long first = index * COUNT_IN_A_PIECE;
  job->table->sigmoid_gradient(length_of(job, first), job->input + first, job->second + first, job->output + first);
}

void lectern_sigmoid_gradient(long count, const float *gradient, const float *output, float *result) {
  job job = {.count = count, .table = functions(), .input = gradient, .second = output, .output = result};
  lectern_parallel((count + COUNT_IN_A_PIECE - 1) / COUNT_IN_A_PIECE, sigmoid_gradient_piece, &job);
}
