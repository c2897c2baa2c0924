/* Backward through bias and ReLU, both in one pass. */
#include <stdlib.h>
#include <string.h>

#include "lectern_compute.h"
#include "lectern_memory.h"
#include "microkernels.h"

enum { PIECES = 32, FLOATS_AT_LEAST = 16 * 1024 };

typedef struct {
  const microkernels *kernels;
  long rows, width, pieces;
  const float *gradient, *output;
  float *masked, *partial; /* partial: (pieces, width) sums, or NULL */
} job;

static void run_piece(void *context, long index) {
  const job *job = context;
  const long first = job->rows * index / job->pieces, end = job->rows * (index + 1) / job->pieces;
  const long start = first * job->width;
  float *sums = job->partial ? job->partial + index * job->width : NULL;
  if (sums) memset(sums, 0, job->width * sizeof(float));
  job->kernels->relu_bias_rows(end - first, job->width, job->gradient + start, job->output ? job->output + start : NULL,
                               job->masked ? job->masked + start : NULL, sums);
}

/* As many pieces as are worth a thread's while, by the shape alone. */
static long pieces_of(long rows, long width) {
  const long wanted = rows * width / FLOATS_AT_LEAST;
  return wanted < 1 ? 1 : wanted > PIECES ? PIECES : wanted;
}

void lectern_relu_bias_backward(long count, long width, const float *gradient, const float *output, float *masked,
                                float *bias_gradient) {
  job job = {.kernels = lectern_microkernels(), .rows = count, .width = width, .pieces = pieces_of(count, width),
             .gradient = gradient, .output = output, .masked = masked};
  const long bytes = job.pieces * width * (long)sizeof(float);
  if (bytes == 0) return;
  if (bias_gradient) {
    job.partial = lectern_allocate(bytes);
    if (!job.partial) abort();
  }
  lectern_parallel(job.pieces, run_piece, &job);
  if (bias_gradient) {
    job.kernels->add_rows(job.pieces, width, job.partial, bias_gradient);
    lectern_release(job.partial, bytes);
  }
}
