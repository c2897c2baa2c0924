// Work on queues, within this layer.

#ifndef LECTERN_WORK_H
#define LECTERN_WORK_H

#include "jumps/jumps.h"

// MARK: mainthread.c

bool run_on_main_thread(void (*function)(void *), void *context);  // false if it failed

// MARK: queues.c

struct owned_work {
  uint32_t owner;
  void *context;
  void (*function)(void *);
};

// Does it as its owner's. If it fails, the fault is told and this returns false, but on a guarded
// thread, which is left as a whole.
bool do_work(struct owned_work work);

#endif
