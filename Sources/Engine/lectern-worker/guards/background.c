// Faults of threads that are not guarded: of tasks, of queues, of `Thread`. Each belongs to the cell that has started the
// thread. If that runs, it ends with the fault; otherwise the fault is reported as the cell's, and what runs goes on.

#define _GNU_SOURCE
#include <semaphore.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "guards/guards.h"

static struct foreign_fault *volatile arrived;  // the newest first
static sem_t arrivals;

// Guards what the guards say of faults of others.
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

// MARK: On the thread that has failed

static void make_fault_signals_possible(void) {
  sigset_t all;
  sigfillset(&all);
  pthread_sigmask(SIG_UNBLOCK, &all, NULL);
}

// Takes the thread's open accesses off the runtime's record: what runs next must not meet nodes that lie on a part of the stack which gets
// used again. (In the runtime this ends the share of a task in a thread that had no accesses of its own.)
static void forget_open_accesses(void) {
  void *state[2] = {NULL, NULL};
  if (library.leave_access_context != NULL) library.leave_access_context(state);
}

void hand_over_fault(struct foreign_fault *fault, uintptr_t stack_pointer) {
  fault->owner = current_owner();
  fault->thread = pthread_self();
  fault->limits = thread_limits;
  fault->stack_pointer = stack_pointer;
  fault->is_lost = work_boundary == NULL;
  fault->is_stack_left = fault->is_lost || getpid() == gettid();
  fault->is_settled = 0;
  do {
    fault->next = arrived;
  } while (!__sync_bool_compare_and_swap(&arrived, fault->next, fault));
  sem_post(&arrivals);
  while (!__atomic_load_n(&fault->is_settled, __ATOMIC_ACQUIRE)) usleep(500);
  if (work_boundary == NULL) end_thread_here();
  forget_open_accesses();
  make_fault_signals_possible();
  siglongjmp(*work_boundary, 1);
}

// MARK: On the thread that deals with them

static struct guard *guard_of(uint32_t owner) {
  struct guard *guards[] = {&cell_guard, &message_guard, &question_guard};
  for (int index = 0; index < 3; index++) {
    // A thread of nobody is one of a library, which works for what runs.
    if (guards[index]->owner != 0 && (guards[index]->owner == owner || owner == 0)) return guards[index];
  }
  return NULL;
}

static bool becomes_fault_of_running(const struct foreign_fault *fault) {
  pthread_mutex_lock(&lock);
  struct guard *guard = guard_of(fault->owner);
  bool is_first = guard != NULL && !guard->has_foreign_fault;
  if (is_first) {
    guard->foreign_record = fault->record;
    guard->has_foreign_fault = true;
    if (is_fatal(fault->record.ending)) report_fault(FRAME_END, guard->owner, &fault->record, 0);
    interrupt(guard);
  }
  pthread_mutex_unlock(&lock);
  return is_first;
}

static void settle(struct foreign_fault *fault) {
  if (!becomes_fault_of_running(fault)) report_fault(FRAME_FAULT, fault->owner, &fault->record, 0);
  if (is_fatal(fault->record.ending)) _exit(1);
  // While the thread is still there: what comes after it may get its stack.
  if (fault->is_stack_left) keep_stack(fault->thread, &fault->limits, fault->stack_pointer);
  __atomic_store_n(&fault->is_settled, 1, __ATOMIC_RELEASE);  // which is the end of `fault`
}

static void settle_in_order(struct foreign_fault *newest) {
  if (newest == NULL) return;
  struct foreign_fault *next = newest->next;
  settle_in_order(next);
  settle(newest);
}

static void *settle_all(void *unused) {
  (void)unused;
  for (;;) {
    if (sem_wait(&arrivals) != 0) continue;
    settle_in_order(__sync_lock_test_and_set(&arrived, NULL));
  }
  return NULL;
}

void start_reporting_faults(void) {
  sem_init(&arrivals, 0, 0);
  pthread_t thread;
  pthread_create(&thread, NULL, settle_all, NULL);
}

// MARK: For the lanes

void begin_work(struct guard *guard, uint32_t owner) {
  pthread_mutex_lock(&lock);
  guard->has_foreign_fault = false;
  guard->owner = owner;
  pthread_mutex_unlock(&lock);
}

void adopt_foreign_fault(struct guard *guard) {
  pthread_mutex_lock(&lock);
  if (guard->has_foreign_fault && is_fault(&guard->record)) {
    report_fault(FRAME_FAULT, guard->owner, &guard->foreign_record, 0);  // two at once
  } else if (guard->has_foreign_fault) {
    guard->record = guard->foreign_record;
  }
  guard->has_foreign_fault = false;
  pthread_mutex_unlock(&lock);
}

void end_work(struct guard *guard) {
  pthread_mutex_lock(&lock);
  if (guard->has_foreign_fault) report_fault(FRAME_FAULT, guard->owner, &guard->foreign_record, 0);
  guard->owner = 0;
  guard->is_wanted = false;  // what it was for has ended
  pthread_mutex_unlock(&lock);
}
