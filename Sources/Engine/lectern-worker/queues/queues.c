// What runs on queues: functions and blocks belong to whom they were put there by, and so what they write and what goes wrong in them.
//
// The definitions here stand before libdispatch's and the C library's, since the executable's symbols come first. Swift's
// tasks need nothing else: their jobs are put on queues by these functions too. Whose a task is, it knows itself: the library
// gives each cell a task-local value, which all tasks inherit that are not detached.
//
// A thread of a pool whose work fails goes back to libdispatch, as if the work had returned: so the pool keeps its width, and a serial
// queue goes on. But nothing of Swift runs on it any more: further work that it is given is done by a fresh thread for
// which it waits, and when there is none it ends at once rather than after some seconds.

#define _GNU_SOURCE
#include <errno.h>
#include <semaphore.h>
#include <stdlib.h>
#include <unistd.h>

#include "queues/work.h"

// MARK: Doing work

static __thread bool has_failed;  // some work on this thread

static void *do_elsewhere(void *argument) {
  struct owned_work *work = argument;
  work->function(work->context);
  work->function = NULL;
  return NULL;
}

static bool do_on_fresh_thread(struct owned_work *work) {
  pthread_t thread;
  if (start_thread(&thread, 0, false, work->owner, do_elsewhere, work) == 0) pthread_join(thread, NULL);
  return work->function == NULL;
}

// On a thread of a pool.
static bool do_guarded(const struct owned_work *work) {
  sigjmp_buf here, *outer = work_boundary;
  if (sigsetjmp(here, 0) == 0) {
    work_boundary = &here;
    work->function(work->context);
  } else {
    forget_current_task();
    has_failed = true;
  }
  work_boundary = outer;
  return !has_failed;
}

bool do_work(struct owned_work work) {
  if (guard_of_thread() != NULL) {
    work.function(work.context);
    return true;
  }
  if (has_failed) return do_on_fresh_thread(&work);
  uint32_t before = output_owner;
  output_owner = work.owner;
  bool is_done = getpid() == gettid() ? run_on_main_thread(work.function, work.context) : do_guarded(&work);
  output_owner = before;
  return is_done;
}

// By this an idle thread of a pool waits for more.
VISIBLE int sem_timedwait(sem_t *semaphore, const struct timespec *until) {
  typedef int (*wait_function)(sem_t *, const struct timespec *);
  ORIGINAL(wait_function, sem_timedwait);
  if (!has_failed) return sem_timedwait(semaphore, until);
  errno = ETIMEDOUT;
  return -1;
}

// MARK: Functions on queues

static void do_owned_work(void *argument) {
  struct owned_work work = *(struct owned_work *)argument;
  free(argument);
  do_work(work);
}

static struct owned_work *own(void *context, void (*function)(void *)) {
  struct owned_work *work = malloc(sizeof *work);
  if (work == NULL) abort();
  *work = (struct owned_work){current_owner(), context, function};
  return work;
}

typedef void (*queue_function)(void *queue, void *context, void (*function)(void *));
typedef void (*timed_function)(uint64_t when, void *queue, void *context, void (*function)(void *));

VISIBLE void dispatch_async_f(void *queue, void *context, void (*function)(void *)) {
  ORIGINAL(queue_function, dispatch_async_f);
  dispatch_async_f(queue, own(context, function), do_owned_work);
}

VISIBLE void dispatch_barrier_async_f(void *queue, void *context, void (*function)(void *)) {
  ORIGINAL(queue_function, dispatch_barrier_async_f);
  dispatch_barrier_async_f(queue, own(context, function), do_owned_work);
}

VISIBLE void dispatch_after_f(uint64_t when, void *queue, void *context, void (*function)(void *)) {
  ORIGINAL(timed_function, dispatch_after_f);
  dispatch_after_f(when, queue, own(context, function), do_owned_work);
}
