// Whose output it is what other threads than a cell's write: threads, tasks and blocks inherit the owner of who starts them. So what
// a task of one cell prints while another cell runs is shown with the cell that has started it.
//
// The definitions here stand before those of libdispatch and the C library, since the executable's symbols come first. Swift's
// tasks need nothing else: their jobs are put on queues by these functions too, each from a job that has the owner already.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

#include "worker.h"

#define VISIBLE __attribute__((visibility("default")))

// MARK: Functions on queues

struct owned_work {
  uint32_t owner;
  void *context;
  void (*function)(void *);
};

static void do_owned_work(void *argument) {
  struct owned_work work = *(struct owned_work *)argument;
  free(argument);
  uint32_t before = output_owner;
  output_owner = work.owner;
  work.function(work.context);
  output_owner = before;
}

static struct owned_work *own(void *context, void (*function)(void *)) {
  struct owned_work *work = malloc(sizeof *work);
  if (work == NULL) abort();
  *work = (struct owned_work){output_owner, context, function};
  return work;
}

static void *original(const char *name) {
  void *function = dlsym(RTLD_NEXT, name);
  if (function == NULL) abort();
  return function;
}

typedef void (*queue_function)(void *queue, void *context, void (*function)(void *));

static void enqueue(void *queue, void *context, void (*function)(void *)) {
  static queue_function dispatch;
  if (dispatch == NULL) dispatch = (queue_function)original("dispatch_async_f");
  dispatch(queue, own(context, function), do_owned_work);
}

VISIBLE void dispatch_async_f(void *queue, void *context, void (*function)(void *)) {
  enqueue(queue, context, function);
}

typedef void (*timed_function)(uint64_t when, void *queue, void *context, void (*function)(void *));

static void enqueue_later(uint64_t when, void *queue, void *context, void (*function)(void *)) {
  static timed_function dispatch;
  if (dispatch == NULL) dispatch = (timed_function)original("dispatch_after_f");
  dispatch(when, queue, own(context, function), do_owned_work);
}

VISIBLE void dispatch_after_f(uint64_t when, void *queue, void *context, void (*function)(void *)) {
  enqueue_later(when, queue, context, function);
}

// MARK: Blocks on queues

// The beginning of a block (Clang's Block-ABI-Apple, "High Level").
struct block {
  void *isa;
  int flags, reserved;
  void (*invoke)(void *block);
};

static void *copy_block(void *block) {
  static void *(*copy)(const void *);
  if (copy == NULL) copy = (void *(*)(const void *))original("_Block_copy");
  return copy(block);
}

static void call_block(void *block) {
  static void (*release)(const void *);
  if (release == NULL) release = (void (*)(const void *))original("_Block_release");
  ((struct block *)block)->invoke(block);
  release(block);
}

VISIBLE void dispatch_async(void *queue, void *block) { enqueue(queue, copy_block(block), call_block); }

VISIBLE void dispatch_after(uint64_t when, void *queue, void *block) {
  enqueue_later(when, queue, copy_block(block), call_block);
}

typedef void (*group_function)(void *group, void *queue, void *context, void (*function)(void *));

VISIBLE void dispatch_group_async(void *group, void *queue, void *block) {
  static group_function dispatch;
  if (dispatch == NULL) dispatch = (group_function)original("dispatch_group_async_f");
  dispatch(group, queue, own(copy_block(block), call_block), do_owned_work);
}

// MARK: Threads

struct owned_thread {
  uint32_t owner;
  void *argument;
  void *(*body)(void *);
};

static void *run_owned_thread(void *argument) {
  struct owned_thread thread = *(struct owned_thread *)argument;
  free(argument);
  output_owner = thread.owner;
  return thread.body(thread.argument);
}

// The threads of libdispatch's pools serve everybody.
static bool is_pool(const void *caller) {
  Dl_info info;
  return dladdr(caller, &info) != 0 && info.dli_fname != NULL && strstr(info.dli_fname, "libdispatch") != NULL;
}

VISIBLE int pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*body)(void *), void *argument) {
  static int (*create)(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);
  if (create == NULL) {
    create = (int (*)(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *))original("pthread_create");
  }
  struct owned_thread *owned =
      output_owner == 0 || is_pool(__builtin_return_address(0)) ? NULL : malloc(sizeof *owned);
  if (owned == NULL) return create(thread, attributes, body, argument);
  *owned = (struct owned_thread){output_owner, argument, body};
  return create(thread, attributes, run_owned_thread, owned);
}
