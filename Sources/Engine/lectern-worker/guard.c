// A fresh thread for each piece of the session's code (guard.h).

#define _GNU_SOURCE
#include <errno.h>
#include <semaphore.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "guard.h"

enum { STACK_SIZE = 64 << 20 };  // reserved, not used, until a cell recurses deeply

struct guard cell_guard, message_guard, question_guard;
__thread volatile int jump_barrier;

// A run; lies on the stack of the thread that waits for its end.
struct run {
  struct guard *guard;
  void (*body)(void *);
  void *argument;
  bool has_returned;
  struct thread_limits limits;
  uintptr_t left_at;
  sem_t ended;
};
static __thread struct run *own_run;

struct guard *guard_of_thread(void) { return own_run == NULL ? NULL : own_run->guard; }

bool is_answering(void) { return guard_of_thread() == &question_guard; }

void clear_record(struct ending_record *record) {
  memset(record, 0, offsetof(struct ending_record, message) + 1);
  record->frame_count = 0;
}

static void *run_body(void *argument) {
  struct run *run = argument;
  struct guard *guard = run->guard;
  guard->thread = gettid();
  run->limits = thread_limits;
  own_run = run;
  __atomic_store_n(&guard->is_open, true, __ATOMIC_SEQ_CST);
  library.run_as_owner(guard->owner, run->body, run->argument);
  jump_barrier++;  // from here on it has returned
  own_run = NULL;
  run->has_returned = true;
  guard->is_wanted = false;  // there is nothing left of it to interrupt
  guard->is_open = false;
  sem_post(&run->ended);  // which is the end of `run`
  jump_barrier--;
  return NULL;
}

void leave_thread(uintptr_t stack_pointer) {
  struct run *run = own_run;
  run->left_at = stack_pointer;
  run->guard->is_wanted = false;
  run->guard->is_open = false;
  sem_post(&run->ended);
  end_thread_here();
}

// MARK: Waiting

// The processor time that a thread has used; on a busy machine it is much less than what a clock on the wall shows.
static double processor_seconds(pthread_t thread) {
  clockid_t clock;
  struct timespec used;
  if (pthread_getcpuclockid(thread, &clock) != 0 || clock_gettime(clock, &used) != 0) return 0;
  return (double)used.tv_sec + (double)used.tv_nsec * 1e-9;
}

static bool waits_until_next_second(sem_t *semaphore) {
  struct timespec next;
  clock_gettime(CLOCK_REALTIME, &next);
  next.tv_sec++;
  int result;
  while ((result = sem_timedwait(semaphore, &next)) != 0 && errno == EINTR) {
  }
  return result == 0;
}

// Whether the run ends before it has used its time; one that only waits is given ten times as much of the clock on the wall.
static bool ends_in_time(struct run *run, pthread_t thread, int most_seconds) {
  for (int seconds = 1; seconds <= 10 * most_seconds; seconds++) {
    if (waits_until_next_second(&run->ended)) return true;
    if (processor_seconds(thread) > most_seconds - 0.5) return false;
  }
  return false;
}

static void wait_for_end(struct run *run, pthread_t thread, int most_seconds) {
  if (most_seconds > 0) {
    if (ends_in_time(run, thread, most_seconds)) return;
    interrupt(run->guard);
  }
  while (sem_wait(&run->ended) != 0) {
  }
}

bool run_guarded(struct guard *guard, void (*body)(void *), void *argument, int most_seconds) {
  struct run run = {.guard = guard, .body = body, .argument = argument};
  sem_init(&run.ended, 0, 0);
  clear_record(&guard->record);
  guard->ticks = 0;
  pthread_t thread;
  if (start_thread(&thread, STACK_SIZE, true, guard->owner, run_body, &run) != 0) {
    guard->record.ending = ENDED_BY_TRAP;
    record_text(&guard->record, "", "Fatal error: the system does not start another thread");
    return false;
  }
  wait_for_end(&run, thread, most_seconds);
  if (!run.has_returned) keep_stack(thread, &run.limits, run.left_at);
  sem_destroy(&run.ended);
  *library.interruption_flag = 0;
  if (run.has_returned) return true;
  renew_streams();  // the thread may have locked one
  capture_input();
  return false;
}
