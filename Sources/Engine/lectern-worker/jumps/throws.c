// Where errors were thrown.
//
// An error that reaches the top of a cell has left no trace of its way, so that the place of each
// throw is noted. An error may be thrown again, by another thread too (of a task that waits for
// one): the first place counts.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <execinfo.h>
#include <string.h>

#include "jumps/jumps.h"

struct thrown {
  const void *error;
  int frame_count;
  uintptr_t frames[MOST_FRAMES];
};
enum { REMEMBERED_THROWS = 32, EXACT_THROWS = 500 };
static pthread_mutex_t throwing = PTHREAD_MUTEX_INITIALIZER;
static struct thrown throws[REMEMBERED_THROWS];
static unsigned throw_count;
static volatile unsigned exact_throws;

static void lock_throws(void) {
  jump_barrier++;
  pthread_mutex_lock(&throwing);
}

static void unlock_throws(void) {
  pthread_mutex_unlock(&throwing);
  jump_barrier--;
}

static struct thrown *throw_of(const void *error) {
  for (int index = 0; index < REMEMBERED_THROWS; index++) {
    if (throws[index].error == error) return &throws[index];
  }
  return NULL;
}

static void note_throw(void *error) {
  lock_throws();
  if (throw_of(error) == NULL) {
    struct thrown *thrown = &throws[throw_count++ % REMEMBERED_THROWS];
    thrown->error = error;
    // Unwinding takes microseconds: a cell that throws in a loop is spared it after a while.
    thrown->frame_count = exact_throws++ < EXACT_THROWS
                              ? backtrace((void **)thrown->frames, MOST_FRAMES)
                              : walk_stack((uintptr_t)__builtin_frame_address(0), thrown->frames, MOST_FRAMES);
  }
  unlock_throws();
}

// Called by the runtime before each throw. The variable is the runtime's own hook (used by Swift
// Testing in the same way).
void hook_throws(void) {
  void (**hook)(void *) = dlsym(RTLD_DEFAULT, "_swift_willThrow");
  if (hook != NULL) *hook = note_throw;
}

void expect_throws(void) { exact_throws = 0; }

int frames_of_throw(const void *error, uintptr_t *frames) {
  lock_throws();
  const struct thrown *thrown = throw_of(error);
  int count = thrown == NULL ? 0 : thrown->frame_count;
  if (thrown != NULL) memcpy(frames, thrown->frames, sizeof thrown->frames);
  unlock_throws();
  return count;
}

// A new error lies where one of before lay, which is gone. This definition stands before the
// runtime's, since the executable's symbols come first.
struct error_box {
  void *error, *value;
};

VISIBLE struct error_box swift_allocError(const void *type, const void *conformance, void *value,
                                          bool takes_value) {
  typedef struct error_box (*allocate_function)(const void *, const void *, void *, bool);
  ORIGINAL(allocate_function, swift_allocError);
  struct error_box box = swift_allocError(type, conformance, value, takes_value);
  lock_throws();
  struct thrown *thrown = throw_of(box.error);
  if (thrown != NULL) thrown->error = NULL;
  unlock_throws();
  return box;
}
