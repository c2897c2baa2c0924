/* Adam's update of any number of parameters, one pass over memory. */
#include "lectern_compute.h"
#include "microkernels.h"

enum { COUNT_IN_A_PIECE = 16 * 1024 };

typedef struct {
  const microkernels *kernels;
  const lectern_adam_part *parts;
  long part_count;
  float rate, beta1, beta2, epsilon;
} job;

static long pieces_of(const lectern_adam_part *part) {
  return (part->count + COUNT_IN_A_PIECE - 1) / COUNT_IN_A_PIECE;
}

static void run_piece(void *context, long index) {
  const job *job = context;
  const lectern_adam_part *part = job->parts;
  for (; index >= pieces_of(part); part++) index -= pieces_of(part);
  const long first = index * COUNT_IN_A_PIECE, rest = part->count - first;
  job->kernels->adam(rest < COUNT_IN_A_PIECE ? rest : COUNT_IN_A_PIECE, part->weights + first, part->gradient + first,
                     part->momentum + first, part->velocity + first, job->rate, job->beta1, job->beta2, job->epsilon);
}

void lectern_adam(long part_count, const lectern_adam_part *parts, float rate, float beta1, float beta2,
                  float epsilon) {
  job job = {lectern_microkernels(), parts, part_count, rate, beta1, beta2, epsilon};
  long pieces = 0;
  for (long part = 0; part < part_count; part++) pieces += pieces_of(parts + part);
  lectern_parallel(pieces, run_piece, &job);
}
