// What the worker does besides running cells: dealing with messages of the front end, and answering questions about variables.

#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>

#include "cells/cells.h"
#include "cells/lanes.h"

// MARK: Messages

static void deliver(void *argument) {
  const struct task *task = argument;
  const char *channel = task->payload + sizeof task->owner;
  const char *bytes = channel + strlen(channel) + 1;
  library.deliver_message(channel, (const uint8_t *)bytes, task->payload + task->length - bytes);
}

// A cell that runs shows its figures itself.
static bool no_cell_runs(void) { return cell_guard.waiting == 0; }

static int no_limit(const struct task *task) {
  (void)task;
  return 0;
}

static struct lane messages = LANE(messages, &message_guard, deliver, no_cell_runs, no_limit);

void queue_message(struct frame *frame) { queue_task(&messages, frame); }

static void send_message(const char *channel, const uint8_t *bytes, long length) {
  struct bytes message = {0};
  add_bytes(&message, channel, strlen(channel) + 1);
  if (length > 0) add_bytes(&message, bytes, (size_t)length);
  send_behind_output(FRAME_MESSAGE, message.start, message.length);
  free(message.start);
}

void install_messages(void) { library.install_message_sink(send_message); }

// MARK: Questions

static void send_answer(const uint8_t *bytes, long length) {
  send_owned_frame(FRAME_ANSWER, output_owner, bytes, (size_t)length);
}

static void answer(void *argument) {
  const struct task *task = argument;
  library.answer((const uint8_t *)task->payload + sizeof task->owner, (long)(task->length - sizeof task->owner),
                 send_answer);
}

static bool never(void) { return false; }

// A question may run code of a cell (a `description`), which may never end. Releasing values takes as long as it takes: half-way
// it would leave garbage.
static int seconds_for_answer(const struct task *task) {
  bool is_release = task->length > sizeof task->owner && task->payload[sizeof task->owner] == 'r';
  return is_release ? 0 : 3;
}

static struct lane questions = LANE(questions, &question_guard, answer, never, seconds_for_answer);

void queue_question(struct frame *frame) { queue_task(&questions, frame); }

void start_lanes(void) {
  serve_lane(&cells);
  serve_lane(&messages);
  serve_lane(&questions);
}
