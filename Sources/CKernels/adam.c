/* Adam's update, one pass over memory. */
#include "lectern_compute.h"
#include "microkernels.h"

enum { COUNT_IN_A_PIECE = 16 * 1024 };

typedef struct {
  const microkernels *kernels;
  long count;
  float *weights, *momentum, *velocity;
  const float *gradient;
  float rate, beta1, beta2, epsilon;
} job;

static void run_piece(void *context, long index) {
  const job *job = context;
  const long first = index * COUNT_IN_A_PIECE, rest = job->count - first;
  job->kernels->adam(rest < COUNT_IN_A_PIECE ? rest : COUNT_IN_A_PIECE, job->weights + first, job->gradient + first,
                     job->momentum + first, job->velocity + first, job->rate, job->beta1, job->beta2, job->epsilon);
}

void lectern_adam(long count, float *weights, const float *gradient, float *momentum, float *velocity, float rate,
                  float beta1, float beta2, float epsilon) {
  job job = {lectern_microkernels(), count, weights, momentum, velocity, gradient, rate, beta1, beta2, epsilon};
  lectern_parallel((count + COUNT_IN_A_PIECE - 1) / COUNT_IN_A_PIECE, run_piece, &job);
}
