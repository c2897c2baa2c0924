#include "allocation.h"

#if defined(__linux__)
#include <malloc.h>
#endif

// An arena for each thread keeps what one cell has needed: twice as much in all. Threads of the
// compiler allocate in large pieces and hardly wait for each other.
void share_one_arena(void) {
#ifdef M_ARENA_MAX
  mallopt(M_ARENA_MAX, 1);
#endif
}

void give_back_freed_memory(void) {
#ifdef __GLIBC__
  malloc_trim(0);
#endif
}
