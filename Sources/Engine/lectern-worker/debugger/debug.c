// Threads that a debugger has stopped. Code that was compiled for it tells the library of each statement
// (Display/Debugging); the library decides whether to stop there, and here it waits.

#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>

#include "debugger/debugger.h"
#include "guards/guards.h"

// Held by the thread that is stopped; others that come to a breakpoint meanwhile stop when their turn comes.
static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;  // guards what follows
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static uint32_t last_stop;       // stops are counted from 1
static uint32_t commanded_stop;  // the one that the last command was for
static char command;
static unsigned releases;        // how often everything that was stopped had to go on

static unsigned releases_at_stop;  // guarded by `turn`

static void hold(void) { jump_barrier++; }

static void release(void) {
  jump_barrier--;
  end_cell_if_interrupted();
}

static unsigned releases_by_now(void) {
  pthread_mutex_lock(&lock);
  unsigned count = releases;
  pthread_mutex_unlock(&lock);
  return count;
}

// The number of the stop; 0 if it is over before it has begun. What is run to answer a question never stops: the debugger waits
// for the answer.
static uint32_t begin_stop(void) {
  if (is_answering()) return 0;
  unsigned before = releases_by_now();
  pthread_mutex_lock(&turn);
  pthread_mutex_lock(&lock);
  releases_at_stop = releases;
  uint32_t number = releases == before ? ++last_stop : 0;
  pthread_mutex_unlock(&lock);
  if (number == 0) {
    pthread_mutex_unlock(&turn);
    let_interruption_pass();
  }
  return number;
}

// What is sent starts with 's' for a stop, which `description` describes, and with 'r' when it is over, with its number.
static uint8_t wait_for_command(const uint8_t *description, long length) {
  struct bytes bytes = {0};
  add_bytes(&bytes, "s", 1);
  add_bytes(&bytes, description, (size_t)length);
  send_behind_output(FRAME_DEBUG, bytes.start, bytes.length);
  free(bytes.start);

  pthread_mutex_lock(&lock);
  uint32_t number = last_stop;
  while (commanded_stop != number && releases == releases_at_stop) pthread_cond_wait(&changed, &lock);
  char result = commanded_stop == number ? command : 0;
  pthread_mutex_unlock(&lock);

  char end[5] = {'r'};
  memcpy(end + 1, &number, sizeof number);
  send_owned_frame(FRAME_DEBUG, current_owner(), end, sizeof end);
  pthread_mutex_unlock(&turn);
  if (result == 0) let_interruption_pass();
  return (uint8_t)result;
}

static void release_stopped_threads(void) {
  pthread_mutex_lock(&lock);
  releases++;
  pthread_cond_broadcast(&changed);
  pthread_mutex_unlock(&lock);
}

// 'c' go on, 'n' to the next statement, 'i' into what it calls, 'o' out of the function: each with the number of the stop;
// 'x' everything that is stopped goes on; all others are for the library.
void obey_debugger(const struct frame *frame) {
  if (frame->length == 0) return;
  char kind = frame->payload[0];
  if (kind == 'x') return release_stopped_threads();
  if (strchr("cnio", kind) == NULL) {
    return library.debugger_command((const uint8_t *)frame->payload, (long)frame->length);
  }
  struct fields fields = {frame->payload + 1, frame->payload + frame->length};
  pthread_mutex_lock(&lock);
  commanded_stop = take_number(&fields);
  command = kind;
  pthread_cond_broadcast(&changed);
  pthread_mutex_unlock(&lock);
}

void prepare_stops(void) {
  library.install_stop_functions(hold, release, begin_stop, wait_for_command);
  while_interrupting(release_stopped_threads);
}
