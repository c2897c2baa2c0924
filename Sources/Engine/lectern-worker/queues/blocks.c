// Blocks on queues, handlers of sources, and the turns of loops: each within a block or function of ours that does it as its owner's
// (queues.c).

#define _GNU_SOURCE
#include <stdlib.h>
#include <unistd.h>

#include "queues/work.h"

// MARK: Blocks

// A block, and one around another (Clang's Block-ABI-Apple, "High Level").
struct block {
  void *isa;
  int flags, reserved;
  void (*invoke)(struct block *);
  const struct block_descriptor *descriptor;
  struct block *inner;
  uint32_t owner;
  bool has_failed;
};
struct block_descriptor {
  unsigned long reserved, size;
  void (*copy)(struct block *to, const struct block *from);
  void (*dispose)(struct block *);
};
enum { BLOCK_HAS_HELPERS = 1 << 25 };

static void copy_inner(struct block *to, const struct block *from) {
  typedef struct block *(*copy_function)(const struct block *);
  ORIGINAL(copy_function, _Block_copy);
  to->inner = _Block_copy(from->inner);
}

static void dispose_inner(struct block *block) {
  typedef void (*release_function)(const struct block *);
  ORIGINAL(release_function, _Block_release);
  _Block_release(block->inner);
}

static void call_block(void *block) { ((struct block *)block)->invoke(block); }

static void call_inner(struct block *block) {
  block->has_failed = !do_work((struct owned_work){block->owner, block->inner, call_block});
}

// A block on the stack, of which libdispatch makes a copy.
static struct block around(struct block *inner) {
  static const struct block_descriptor descriptor = {0, sizeof(struct block), copy_inner, dispose_inner};
  static void *isa;
  if (isa == NULL) isa = original("_NSConcreteStackBlock");
  return (struct block){isa, BLOCK_HAS_HELPERS, 0, call_inner, &descriptor, inner, current_owner(), false};
}

// `DispatchWorkItem`: a block that libdispatch knows; what it holds was owned when it was made.
static bool is_work_item(const struct block *block) {
  static void (*invoke)(struct block *);
  if (invoke == NULL) {
    typedef struct block *(*create_function)(unsigned long, struct block *);
    create_function create = (create_function)original("dispatch_block_create");
    struct block sample = around(NULL);
    static const struct block_descriptor plain = {0, sizeof(struct block), NULL, NULL};
    sample.flags = 0;
    sample.descriptor = &plain;
    invoke = create(0, &sample)->invoke;
  }
  return block->invoke == invoke;
}

typedef void (*async_function)(void *queue, struct block *);
typedef void (*after_function)(uint64_t when, void *queue, struct block *);
typedef void (*group_function)(void *group, void *queue, struct block *);
typedef void (*handler_function)(void *source, struct block *);
typedef struct block *(*item_function)(unsigned long flags, struct block *);
typedef struct block *(*priority_item_function)(unsigned long flags, unsigned priority, int relative, struct block *);

#define OWNED(block)                         \
  struct block wrapper = around(block);      \
  if (!is_work_item(block)) block = &wrapper

VISIBLE void dispatch_async(void *queue, struct block *block) {
  ORIGINAL(async_function, dispatch_async);
  OWNED(block);
  dispatch_async(queue, block);
}

VISIBLE void dispatch_barrier_async(void *queue, struct block *block) {
  ORIGINAL(async_function, dispatch_barrier_async);
  OWNED(block);
  dispatch_barrier_async(queue, block);
}

// What is waited for may be done by the main thread. If it fails, there is nothing to go on with; libdispatch makes no copy of the block.
VISIBLE void dispatch_sync(void *queue, struct block *block) {
  ORIGINAL(async_function, dispatch_sync);
  OWNED(block);
  dispatch_sync(queue, block);
  while (wrapper.has_failed) pause();  // the cell is ending
}

VISIBLE void dispatch_after(uint64_t when, void *queue, struct block *block) {
  ORIGINAL(after_function, dispatch_after);
  OWNED(block);
  dispatch_after(when, queue, block);
}

VISIBLE void dispatch_group_async(void *group, void *queue, struct block *block) {
  ORIGINAL(group_function, dispatch_group_async);
  OWNED(block);
  dispatch_group_async(group, queue, block);
}

VISIBLE void dispatch_group_notify(void *group, void *queue, struct block *block) {
  ORIGINAL(group_function, dispatch_group_notify);
  OWNED(block);
  dispatch_group_notify(group, queue, block);
}

VISIBLE void dispatch_source_set_event_handler(void *source, struct block *block) {
  ORIGINAL(handler_function, dispatch_source_set_event_handler);
  if (block == NULL) return dispatch_source_set_event_handler(source, NULL);
  OWNED(block);
  dispatch_source_set_event_handler(source, block);
}

VISIBLE struct block *dispatch_block_create(unsigned long flags, struct block *block) {
  ORIGINAL(item_function, dispatch_block_create);
  struct block wrapper = around(block);
  return dispatch_block_create(flags, &wrapper);
}

VISIBLE struct block *dispatch_block_create_with_qos_class(unsigned long flags, unsigned priority, int relative,
                                                           struct block *block) {
  ORIGINAL(priority_item_function, dispatch_block_create_with_qos_class);
  struct block wrapper = around(block);
  return dispatch_block_create_with_qos_class(flags, priority, relative, &wrapper);
}

// MARK: The turns of a loop

struct owned_turns {
  uint32_t owner;
  void *context;
  void (*function)(void *, size_t);
};
struct turn {
  const struct owned_turns *turns;
  size_t index;
};

static void do_turn(void *argument) {
  const struct turn *turn = argument;
  turn->turns->function(turn->turns->context, turn->index);
}

static void do_owned_turn(void *turns, size_t index) {
  struct turn turn = {turns, index};
  do_work((struct owned_work){turn.turns->owner, &turn, do_turn});
}

typedef void (*apply_function)(size_t count, void *queue, void *context, void (*function)(void *, size_t));

VISIBLE void dispatch_apply_f(size_t count, void *queue, void *context, void (*function)(void *, size_t)) {
  ORIGINAL(apply_function, dispatch_apply_f);
  struct owned_turns turns = {current_owner(), context, function};
  dispatch_apply_f(count, queue, &turns, do_owned_turn);
}

static void call_block_with_index(void *block, size_t index) {
  ((void (*)(void *, size_t))(void *)((struct block *)block)->invoke)(block, index);
}

VISIBLE void dispatch_apply(size_t count, void *queue, struct block *block) {
  dispatch_apply_f(count, queue, block, call_block_with_index);
}
