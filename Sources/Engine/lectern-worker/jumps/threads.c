// Every thread of the process is started here: it gets a stack for signals, so that an overflow of its own can be told, and belongs to
// whom its starter belonged to.
//
// The definition of pthread_create stands before the C library's, since the executable's symbols come first.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "jumps/jumps.h"

enum { SIGNAL_STACK_SIZE = 64 * 1024 };

__thread struct thread_limits thread_limits;

static void find_stack(void) {
  pthread_attr_t attributes;
  void *start;
  size_t size;
  if (pthread_getattr_np(pthread_self(), &attributes) != 0) return;
  pthread_attr_getstack(&attributes, &start, &size);
  pthread_attr_destroy(&attributes);
  thread_limits.stack_start = (uintptr_t)start;
  thread_limits.stack_end = (uintptr_t)start + size;
}

static void add_signal_stack(void) {
  thread_limits.signal_stack = malloc(SIGNAL_STACK_SIZE);
  stack_t stack = {.ss_sp = thread_limits.signal_stack, .ss_size = SIGNAL_STACK_SIZE};
  if (thread_limits.signal_stack != NULL) sigaltstack(&stack, NULL);
}

static void remove_signal_stack(void) {
  stack_t none = {.ss_flags = SS_DISABLE};
  sigaltstack(&none, NULL);
  free(thread_limits.signal_stack);
  thread_limits.signal_stack = NULL;
}

void prepare_main_thread(void) {
  find_stack();
  add_signal_stack();
}

void end_thread_here(void) {
  for (;;) syscall(SYS_exit, 0);
}

// MARK: Starting

struct start {
  uint32_t owner;
  bool is_detached;
  void *argument;
  void *(*body)(void *);
};

static void finish(void *unused) {
  (void)unused;
  remove_signal_stack();
  if (thread_limits.is_ours_to_join) pthread_detach(pthread_self());
}

static void *run_thread(void *argument) {
  struct start start = *(struct start *)argument;
  free(argument);
  find_stack();
  add_signal_stack();
  thread_limits.is_ours_to_join = start.is_detached;
  output_owner = start.owner;
  void *result;
  pthread_cleanup_push(finish, NULL);
  result = start.body(start.argument);
  pthread_cleanup_pop(1);
  return result;
}

// A thread that is to be detached detaches itself at its end: if it is left before, its stack has to be kept.
static int start_owned(pthread_t *thread, const pthread_attr_t *attributes, struct start start) {
  static int (*create)(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);
  if (create == NULL) {
    create = (int (*)(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *))dlsym(RTLD_NEXT, "pthread_create");
  }
  struct start *copy = malloc(sizeof *copy);
  if (create == NULL || copy == NULL) abort();
  pthread_attr_t joinable;
  int state = PTHREAD_CREATE_JOINABLE;
  if (attributes != NULL) pthread_attr_getdetachstate(attributes, &state);
  if (state == PTHREAD_CREATE_DETACHED) {
    memcpy(&joinable, attributes, sizeof joinable);
    pthread_attr_setdetachstate(&joinable, PTHREAD_CREATE_JOINABLE);
    attributes = &joinable;
    start.is_detached = true;
  }
  *copy = start;
  int problem = create(thread, attributes, run_thread, copy);
  if (problem != 0) free(copy);
  return problem;
}

int start_thread(pthread_t *thread, size_t stack_size, bool is_detached, uint32_t owner, void *(*body)(void *),
                 void *argument) {
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  if (stack_size > 0) pthread_attr_setstacksize(&attributes, stack_size);
  int problem = start_owned(thread, &attributes, (struct start){owner, is_detached, argument, body});
  pthread_attr_destroy(&attributes);
  return problem;
}

// The threads of libdispatch's pools serve everybody.
static bool is_pool(const void *caller) {
  Dl_info info;
  return dladdr(caller, &info) != 0 && info.dli_fname != NULL && strstr(info.dli_fname, "libdispatch") != NULL;
}

VISIBLE int pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*body)(void *),
                           void *argument) {
  uint32_t owner = is_pool(__builtin_return_address(0)) ? 0 : current_owner();
  return start_owned(thread, attributes, (struct start){owner, false, argument, body});
}
