// What runs on a thread under a guard, and how the thread is left.

#define _GNU_SOURCE
#include <execinfo.h>
#include <unistd.h>

#include "jumps/jumps.h"

struct guard cell_guard, message_guard, question_guard;
__thread volatile int jump_barrier;
__thread sigjmp_buf *work_boundary;
static __thread struct run *own_run;

struct guard *guard_of_thread(void) { return own_run == NULL ? NULL : own_run->guard; }

bool is_answering(void) { return guard_of_thread() == &question_guard; }

void enter_run(struct run *run) {
  run->guard->thread = gettid();
  run->limits = thread_limits;
  own_run = run;
  __atomic_store_n(&run->guard->is_open, true, __ATOMIC_SEQ_CST);
}

void return_from_run(void) {
  jump_barrier++;  // from here on it has returned
  struct run *run = own_run;
  own_run = NULL;
  run->has_returned = true;
  run->guard->is_wanted = false;  // there is nothing left of it to interrupt
  run->guard->is_open = false;
  sem_post(&run->ended);  // which is the end of `run`
  jump_barrier--;
}

void leave_thread(uintptr_t stack_pointer) {
  struct run *run = own_run;
  run->left_at = stack_pointer;
  run->guard->is_wanted = false;
  run->guard->is_open = false;
  sem_post(&run->ended);
  end_thread_here();
}

void end_cell_if_interrupted(void) {
  struct guard *guard = guard_of_thread();
  if (guard == NULL || jump_barrier > 0 || !guard->is_wanted) return;
  record_interruption(&guard->record);
  guard->record.frame_count = backtrace((void **)guard->record.frames, MOST_FRAMES);
  leave_thread((uintptr_t)__builtin_frame_address(0));
}
