// What the worker does besides running a cell: dealing with messages of the front end, and answering questions about variables.
// Of each kind one at a time, each on a fresh thread for the same reason as cells: a jump leaves the runtime's records of a
// thread broken.

#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "worker.h"

struct task {
  struct task *next;
  uint32_t owner;
  char *payload;  // starts with the owner
  size_t length;
};

// Tasks of one kind, in the order of their coming.
struct lane {
  struct guard *guard;
  void (*perform)(void *task);
  int most_seconds;  // 0 for no limit
  pthread_mutex_t lock;
  pthread_cond_t arrived;
  struct task *first, **last;
};

static void deliver(void *argument);
static void answer(void *argument);

static struct lane messages = {&message_guard, deliver, 0, PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER,
                               NULL, &messages.first};
// A question may run code of a cell (a `description`), which may never end.
static struct lane questions = {&question_guard, answer, 3, PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER,
                                NULL, &questions.first};

// MARK: The lanes

static void queue_task(struct lane *lane, struct frame *frame) {
  struct task *task = malloc(sizeof *task);
  if (task == NULL) abort();
  *task = (struct task){NULL, frame_owner(frame), frame->payload, frame->length};
  frame->payload = NULL;
  pthread_mutex_lock(&lane->lock);
  *lane->last = task;
  lane->last = &task->next;
  pthread_cond_signal(&lane->arrived);
  pthread_mutex_unlock(&lane->lock);
}

static struct task *next_task(struct lane *lane) {
  pthread_mutex_lock(&lane->lock);
  while (lane->first == NULL) pthread_cond_wait(&lane->arrived, &lane->lock);
  struct task *task = lane->first;
  lane->first = task->next;
  if (lane->first == NULL) lane->last = &lane->first;
  pthread_mutex_unlock(&lane->lock);
  return task;
}

struct work {
  struct lane *lane;
  struct task *task;
};

static void *do_work(void *argument) {
  struct work *work = argument;
  prepare_thread_for_faults();
  output_owner = work->task->owner;
  if (!run_guarded(work->lane->guard, work->lane->perform, work->task)) tidy_after_jump();
  report_end(work->task->owner, &work->lane->guard->record, 0);
  if (is_fatal(work->lane->guard->record.ending)) _exit(1);
  release_thread_from_faults();
  return NULL;
}

// Releasing values takes as long as it takes: half-way it would leave garbage.
static bool is_release(const struct task *task) {
  return task->length > sizeof task->owner && task->payload[sizeof task->owner] == 'r';
}

// The processor time that a thread has used; on a busy machine it is much less than what a clock on the wall shows.
static double processor_seconds(pthread_t thread) {
  clockid_t clock;
  struct timespec used;
  if (pthread_getcpuclockid(thread, &clock) != 0 || clock_gettime(clock, &used) != 0) return 0;
  return (double)used.tv_sec + (double)used.tv_nsec * 1e-9;
}

// Whether the thread ends before it has used its time; one that only waits is given ten times as much of the clock on the wall.
static bool ends_in_time(pthread_t thread, int most_seconds) {
  for (int seconds = 1; seconds <= 10 * most_seconds; seconds++) {
    struct timespec next;
    clock_gettime(CLOCK_REALTIME, &next);
    next.tv_sec++;
    if (pthread_timedjoin_np(thread, NULL, &next) == 0) return true;
    if (processor_seconds(thread) > most_seconds - 0.5) return false;
  }
  return false;
}

static void wait_for(pthread_t thread, const struct lane *lane, const struct task *task) {
  if (lane->most_seconds > 0 && !is_release(task)) {
    if (ends_in_time(thread, lane->most_seconds)) return;
    interrupt(lane->guard);
  }
  pthread_join(thread, NULL);
}

static void *serve(void *argument) {
  struct lane *lane = argument;
  for (;;) {
    struct work work = {lane, next_task(lane)};
    pthread_t thread;
    start_guarded_thread(do_work, &work, &thread);
    wait_for(thread, lane, work.task);
    free(work.task->payload);
    free(work.task);
  }
  return NULL;
}

void start_task_threads(void) {
  pthread_t thread;
  pthread_create(&thread, NULL, serve, &messages);
  pthread_create(&thread, NULL, serve, &questions);
}

// MARK: Messages

void queue_message(struct frame *frame) { queue_task(&messages, frame); }

static void deliver(void *argument) {
  const struct task *task = argument;
  const char *channel = task->payload + sizeof task->owner;
  const char *bytes = channel + strlen(channel) + 1;
  library.deliver_message(channel, (const uint8_t *)bytes, task->payload + task->length - bytes);
  if (!cell_guard.is_open) run_hooks(NULL);  // a cell that runs shows its figures itself
}

void send_message(const char *channel, const uint8_t *bytes, long length) {
  struct bytes message = {0};
  add_bytes(&message, channel, strlen(channel) + 1);
  if (length > 0) add_bytes(&message, bytes, (size_t)length);
  send_behind_output(FRAME_MESSAGE, message.start, message.length);
  free(message.start);
}

// MARK: Questions

void queue_question(struct frame *frame) { queue_task(&questions, frame); }

static void send_answer(const uint8_t *bytes, long length) {
  send_owned_frame(FRAME_ANSWER, output_owner, bytes, (size_t)length);
}

static void answer(void *argument) {
  const struct task *task = argument;
  library.answer((const uint8_t *)task->payload + sizeof task->owner, (long)(task->length - sizeof task->owner),
                 send_answer);
}
