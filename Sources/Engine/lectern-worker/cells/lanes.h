// Lanes, within this layer.

#ifndef LECTERN_LANES_H
#define LECTERN_LANES_H

#include "guards/guards.h"

struct task {
  struct task *next;
  uint32_t owner;
  char *payload;  // starts with the owner
  size_t length;
};

// Work of one kind, in the order of its coming.
struct lane {
  struct guard *guard;
  void (*perform)(void *task);
  bool (*has_hooks)(void);
  int (*most_seconds)(const struct task *task);  // 0 for no limit
  pthread_mutex_t lock;
  pthread_cond_t arrived;
  struct task *first, **last;
};
#define LANE(name, guard, perform, has_hooks, most_seconds)                                      \
  {guard, perform, has_hooks, most_seconds, PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, \
   NULL,  &name.first}
void serve_lane(struct lane *lane);
void queue_task(struct lane *lane, struct frame *frame);  // takes the payload
extern struct lane cells;  // cell.c

// Lets the table of witnesses of `former` have the witnesses of `latter`, of the same type to the
// same protocol; false if it cannot be (witnesses.c).
bool replace_witnesses(const char *former, const char *latter);

#endif
