/* Adam's update of any number of parameters, one pass over memory. */
#include "lectern_compute.h"
#include "microkernels.h"

#if defined(__x86_64__)
#include <xmmintrin.h>
#endif

enum { COUNT_IN_A_PIECE = 16 * 1024 };

typedef struct {
  const microkernels *kernels;
  const lectern_adam_part *parts;
  long part_count;
  float rate, beta1, beta2, epsilon;
} job;

/* The momentum of a weight whose gradient has become zero, as that of a pixel at the border, halves every seven steps until
 * it is subnormal; then x86 processors handle it by microcode, which made the whole update three times as slow. So
 * subnormal numbers count as 0 here, as they do in all of TensorFlow's kernels. Returns what is to be restored. */
static unsigned flush_subnormals(void) {
#if defined(__x86_64__)
  enum { FLUSH_TO_ZERO = 0x8000, DENORMALS_ARE_ZERO = 0x0040 };
  const unsigned former = _mm_getcsr();
  _mm_setcsr(former | FLUSH_TO_ZERO | DENORMALS_ARE_ZERO);
  return former;
#else
  return 0;
#endif
}

static void restore(unsigned former) {
#if defined(__x86_64__)
  _mm_setcsr(former);
#else
  (void)former;
#endif
}

static long pieces_of(const lectern_adam_part *part) {
  return (part->count + COUNT_IN_A_PIECE - 1) / COUNT_IN_A_PIECE;
}

static void run_piece(void *context, long index) {
  const job *job = context;
  const lectern_adam_part *part = job->parts;
  for (; index >= pieces_of(part); part++) index -= pieces_of(part);
  const long first = index * COUNT_IN_A_PIECE, rest = part->count - first;
  const unsigned former = flush_subnormals();
  job->kernels->adam(rest < COUNT_IN_A_PIECE ? rest : COUNT_IN_A_PIECE, part->weights + first, part->gradient + first,
                     part->momentum + first, part->velocity + first, job->rate, job->beta1, job->beta2, job->epsilon);
  restore(former);
}

void lectern_adam(long part_count, const lectern_adam_part *parts, float rate, float beta1, float beta2,
                  float epsilon) {
  job job = {lectern_microkernels(), parts, part_count, rate, beta1, beta2, epsilon};
  long pieces = 0;
  for (long part = 0; part < part_count; part++) pieces += pieces_of(parts + part);
  lectern_parallel(pieces, run_piece, &job);
}
