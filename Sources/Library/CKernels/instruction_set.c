/* Which table of microkernels serves this processor. */
#include <stddef.h>
#include <string.h>

#include "microkernels.h"

/* Of the calling thread alone, which hands its table to the helpers with each job: a test that forces one does not
 * change the results of those that run beside it. */
static _Thread_local const microkernels *forced;

static const microkernels *best(void) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw") &&
      __builtin_cpu_supports("avx512vl"))
    return &lectern_avx512_microkernels;
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return &lectern_avx2_microkernels;
#endif
  return &lectern_portable_microkernels;
}

const microkernels *lectern_microkernels(void) {
  static const microkernels *chosen;
  if (forced) return forced;
  if (!chosen) chosen = best();
  return chosen;
}

const char *lectern_instruction_set(void) { return lectern_microkernels()->name; }

int lectern_force_instruction_set(const char *name) {
  forced = NULL;
  if (!name) return 1;
  const microkernels *widest = best();
  const microkernels *known[] = {
      &lectern_portable_microkernels,
#if defined(__x86_64__)
      &lectern_avx2_microkernels,
      &lectern_avx512_microkernels,
#endif
  };
  for (size_t k = 0; k < sizeof known / sizeof *known; k++) {
    if (strcmp(known[k]->name, name) == 0) {
      forced = known[k];
      return 1;
    }
    if (known[k] == widest) break; /* never one that the processor lacks */
  }
  return 0;
}
