// The stacks of threads that were left. Other threads may go on using what lies there: a task that the cell has waited for, the
// turns of a `concurrentPerform`. So the part that was in use stays as it is until many others have been left after it; the rest is
// given back at once.

#define _GNU_SOURCE
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "jumps/jumps.h"

enum { MOST_STACKS = 128, MOST_KEPT = 1 << 20, BELOW_LAST_FRAME = 64 * 1024 };

struct kept_stack {
  pthread_t thread;
  struct thread_limits limits;
  uintptr_t kept_from;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct kept_stack kept[MOST_STACKS];
static size_t count;  // of all that there ever were

static uintptr_t page_of(uintptr_t address) { return address & ~((uintptr_t)sysconf(_SC_PAGESIZE) - 1); }

static void protect(const struct kept_stack *stack, int protection) {
  mprotect((void *)stack->limits.stack_start, stack->kept_from - stack->limits.stack_start, protection);
}

static void give_back(const struct kept_stack *stack) {
  if (stack->limits.signal_stack == NULL) return;
  protect(stack, PROT_READ | PROT_WRITE);  // as whoever gets it next expects it
  pthread_join(stack->thread, NULL);
  free(stack->limits.signal_stack);
}

void keep_stack(pthread_t thread, const struct thread_limits *limits, uintptr_t from) {
  uintptr_t most = limits->stack_end - MOST_KEPT, last = from - BELOW_LAST_FRAME;
  bool is_inside = last > limits->stack_start && last < limits->stack_end;
  uintptr_t kept_from = page_of(is_inside && last > most ? last : most);
  if (kept_from <= limits->stack_start) kept_from = limits->stack_start;
  struct kept_stack stack = {thread, *limits, kept_from};
  madvise((void *)limits->stack_start, kept_from - limits->stack_start, MADV_DONTNEED);
  if (!limits->is_ours_to_join && !limits->is_never_used_again) return;  // somebody else joins it
  protect(&stack, PROT_NONE);  // so that it does not count as memory in use
  if (!limits->is_ours_to_join) return;
  pthread_mutex_lock(&lock);
  struct kept_stack *place = &kept[count++ % MOST_STACKS], oldest = *place;
  *place = stack;
  pthread_mutex_unlock(&lock);
  give_back(&oldest);
}
