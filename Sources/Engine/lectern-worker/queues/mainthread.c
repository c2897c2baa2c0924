// Work on the main thread. No other thread can serve the main queue and `MainActor`, so that this one has to go on after a fault: each
// piece of work runs on a stack beside the thread's own. A stack on which something failed is never used again: what the runtime
// and libdispatch keep on it stays as it is, as if the work were only waiting; its open accesses are taken off the runtime's
// record (background.c).

#define _GNU_SOURCE
#include <stdlib.h>
#include <sys/mman.h>
#include <ucontext.h>
#include <unistd.h>

#include "queues/work.h"

enum { SIDE_STACK_SIZE = 8 << 20, GUARD_SIZE = 64 * 1024 };

// Only the main thread comes here.
static char *side_stack;
static bool is_on_side_stack;
static ucontext_t outside, inside;
static void (*pending_function)(void *);
static void *pending_context;

static void run_pending(void) { pending_function(pending_context); }

static bool make_side_stack(void) {
  if (side_stack != NULL) return true;
  void *memory = mmap(NULL, SIDE_STACK_SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (memory == MAP_FAILED) return false;
  mprotect(memory, GUARD_SIZE, PROT_NONE);
  side_stack = memory;
  return true;
}

static void switch_stacks(void) {
  getcontext(&inside);
  inside.uc_stack.ss_sp = side_stack;
  inside.uc_stack.ss_size = SIDE_STACK_SIZE;
  inside.uc_link = &outside;
  makecontext(&inside, run_pending, 0);
  swapcontext(&outside, &inside);
}

bool run_on_main_thread(void (*function)(void *), void *context) {
  if (is_on_side_stack || !make_side_stack()) {
    function(context);
    return true;
  }
  struct thread_limits limits = thread_limits, side = limits;
  side.stack_start = (uintptr_t)side_stack + GUARD_SIZE;
  side.stack_end = (uintptr_t)side_stack + SIDE_STACK_SIZE;
  side.is_never_used_again = true;
  pending_function = function;
  pending_context = context;
  thread_limits = side;
  is_on_side_stack = true;
  sigjmp_buf here;
  work_boundary = &here;
  bool is_done = true;
  if (sigsetjmp(here, 0) == 0) {
    switch_stacks();
  } else {
    is_done = false;
    forget_current_task();
    side_stack = NULL;  // background.c has given back what of it was not in use
  }
  work_boundary = NULL;
  is_on_side_stack = false;
  thread_limits = limits;
  return is_done;
}
