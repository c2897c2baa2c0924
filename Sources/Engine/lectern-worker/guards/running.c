// A fresh thread for each piece of the session's code.

#define _GNU_SOURCE
#include <errno.h>
#include <semaphore.h>
#include <time.h>

#include "guards/guards.h"

enum { STACK_SIZE = 64 << 20 };  // reserved, not used, until a cell recurses deeply

static void *run_body(void *argument) {
  struct run *run = argument;
  enter_run(run);
  library.run_as_owner(run->guard->owner, run->body, run->argument);
  return_from_run();
  return NULL;
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

void start_guards(void) {
  start_reporting_faults();
  install_interruption();
  install_fault_handlers();
}
