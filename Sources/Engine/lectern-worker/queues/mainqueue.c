// The main thread serves the main queue, as in a program with a run loop: `DispatchQueue.main` and `MainActor` work.
// These are the functions by which run loops do that (swift-corelibs-libdispatch, private/queue_private.h).

#define _GNU_SOURCE
#include <dlfcn.h>
#include <poll.h>
#include <unistd.h>

#include "queues/queues.h"

void serve_main_queue(void) {
  int (*queue_descriptor)(void) = (int (*)(void))dlsym(RTLD_DEFAULT, "_dispatch_get_main_queue_handle_4CF");
  void (*run_queue)(void *) = (void (*)(void *))dlsym(RTLD_DEFAULT, "_dispatch_main_queue_callback_4CF");
  if (queue_descriptor == NULL || run_queue == NULL) {
    for (;;) pause();
  }
  struct pollfd waiting = {queue_descriptor(), POLLIN, 0};
  for (;;) {
    uint64_t wakes;
    if (poll(&waiting, 1, -1) != 1) continue;
    if (read(waiting.fd, &wakes, sizeof wakes) != sizeof wakes) continue;
    run_queue(NULL);
  }
}

// Swift's tasks run on queues that take as many threads as there are processors. A thread that has failed stops for good, and
// with two of them on two processors no task would ever run again. So the queues are made wider; how many threads run at a time is
// up to libdispatch, which does not count those that sleep. This definition stands before libdispatch's, since the
// executable's symbols come first.
VISIBLE void dispatch_queue_set_width(void *queue, long width) {
  static void (*original)(void *, long);
  if (original == NULL) original = (void (*)(void *, long))dlsym(RTLD_NEXT, "dispatch_queue_set_width");
  enum { WIDE = 128 };
  if (original != NULL) original(queue, width < 0 ? WIDE : width);
}
