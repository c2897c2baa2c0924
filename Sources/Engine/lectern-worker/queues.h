// Work on queues (queues.c, blocks.c). May be called in signal handlers: nothing of it.

#ifndef LECTERN_QUEUES_H
#define LECTERN_QUEUES_H

#include <stdbool.h>
#include <stdint.h>

// What this executable defines instead of a library: its symbols come first.
#define VISIBLE __attribute__((visibility("default")))
void *original(const char *name);
#define ORIGINAL(type, name) \
  static type name;          \
  if (name == NULL) name = (type)original(#name)

struct owned_work {
  uint32_t owner;
  void *context;
  void (*function)(void *);
};

// Does it as its owner's. If it fails, the fault is told and this returns false, but on a guarded thread, which is left as a whole.
bool do_work(struct owned_work work);

#endif
