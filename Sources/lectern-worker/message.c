// Messages between the code in the session and the front end. Those that come are dealt with one at a time, each on a fresh
// thread for the same reason as cells: a jump leaves the runtime's records of a thread broken.

#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>

#include "worker.h"

struct message {
  struct message *next;
  uint32_t owner;
  char *payload;  // owner channel 0 bytes
  size_t length;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t arrived = PTHREAD_COND_INITIALIZER;
static struct message *first, **last = &first;

void queue_message(struct frame *frame) {
  struct message *message = malloc(sizeof *message);
  if (message == NULL) abort();
  *message = (struct message){NULL, frame_owner(frame), frame->payload, frame->length};
  frame->payload = NULL;
  pthread_mutex_lock(&lock);
  *last = message;
  last = &message->next;
  pthread_cond_signal(&arrived);
  pthread_mutex_unlock(&lock);
}

static struct message *next_message(void) {
  pthread_mutex_lock(&lock);
  while (first == NULL) pthread_cond_wait(&arrived, &lock);
  struct message *message = first;
  first = message->next;
  if (first == NULL) last = &first;
  pthread_mutex_unlock(&lock);
  return message;
}

static void deliver(void *argument) {
  struct message *message = argument;
  const char *channel = message->payload + sizeof message->owner;
  const char *bytes = channel + strlen(channel) + 1;
  library.deliver_message(channel, (const uint8_t *)bytes, message->payload + message->length - bytes);
  if (!cell_guard.is_open) run_hooks(NULL);  // a cell that runs shows its figures itself
}

static void *deal_with(void *argument) {
  struct message *message = argument;
  prepare_thread_for_faults();
  output_owner = message->owner;
  if (!run_guarded(&message_guard, deliver, message)) tidy_after_jump();
  report_end(message->owner, &message_guard.record, 0);
  release_thread_from_faults();
  return NULL;
}

static void *serve_messages(void *unused) {
  (void)unused;
  for (;;) {
    struct message *message = next_message();
    pthread_t thread;
    start_guarded_thread(deal_with, message, &thread);
    pthread_join(thread, NULL);
    free(message->payload);
    free(message);
  }
  return NULL;
}

void start_message_thread(void) {
  pthread_t thread;
  pthread_create(&thread, NULL, serve_messages, NULL);
}

void send_message(const char *channel, const uint8_t *bytes, long length) {
  struct bytes message = {0};
  add_bytes(&message, channel, strlen(channel) + 1);
  if (length > 0) add_bytes(&message, bytes, (size_t)length);
  send_behind_output(FRAME_MESSAGE, message.start, message.length);
  free(message.start);
}
