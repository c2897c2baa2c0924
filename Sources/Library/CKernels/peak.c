/* The processor's peak, for measurements. */
#include "lectern_compute.h"
#include "microkernels.h"

typedef struct {
  const microkernels *kernels;
  long rounds;
  float *results; /* of each thread, so that the work is not for nothing */
} job;

static void run_thread(void *context, long index) {
  const job *job = context;
  job->results[index] = job->kernels->peak(job->rounds, (float)index);
}

double lectern_peak_operations(long rounds) {
  const long threads = lectern_thread_count();
  float results[threads];
  job job = {lectern_microkernels(), rounds, results};
  lectern_parallel(threads, run_thread, &job);
  float sum = 0;
  for (long thread = 0; thread < threads; thread++) sum += results[thread];
  /* The sum is used for something, and is never negative. */
  return sum < 0 ? 0 : (double)rounds * (double)threads * (double)job.kernels->peak_operations;
}
