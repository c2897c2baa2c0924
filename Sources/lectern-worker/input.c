// Standard input is the engine: `readLine()`, `input()` and whatever else reads it send a request and wait.

#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "worker.h"

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t answered = PTHREAD_COND_INITIALIZER;
static bool has_answer;
static char *answer;  // NULL at the end of input

char *read_line_from_engine(const char *prompt, bool password) {
  flush_output(false);
  char head = password ? 1 : 0;
  jump_barrier++;
  pthread_mutex_lock(&lock);
  has_answer = false;
  struct bytes request = {0};
  add_bytes(&request, &head, 1);
  add_bytes(&request, prompt, strlen(prompt));
  send_owned_frame(FRAME_INPUT, output_owner, request.start, request.length);
  free(request.start);
  while (!has_answer && !*library.interruption_flag) pthread_cond_wait(&answered, &lock);
  char *line = has_answer ? answer : NULL;
  answer = NULL;
  pthread_mutex_unlock(&lock);
  jump_barrier--;
  end_cell_if_interrupted();
  return line;
}

void deliver_input(const struct frame *frame) {
  pthread_mutex_lock(&lock);
  free(answer);
  answer = frame->payload[0] == '+' ? strdup(frame->payload + 1) : NULL;
  has_answer = true;
  pthread_cond_signal(&answered);
  pthread_mutex_unlock(&lock);
}

void wake_input(void) {
  pthread_mutex_lock(&lock);
  pthread_cond_signal(&answered);
  pthread_mutex_unlock(&lock);
}

// MARK: stdio

static char *rest;        // of a line that was longer than the reader's buffer
static size_t rest_length;

static ssize_t read_from_engine(void *unused, char *buffer, size_t size) {
  (void)unused;
  if (rest_length == 0) {
    char *line = read_line_from_engine("", false);
    if (line == NULL) return 0;
    rest_length = strlen(line) + 1;
    rest = realloc(rest, rest_length);
    if (rest == NULL) abort();
    memcpy(rest, line, rest_length - 1);
    rest[rest_length - 1] = '\n';
    free(line);
  }
  size_t part = size < rest_length ? size : rest_length;
  memcpy(buffer, rest, part);
  rest_length -= part;
  memmove(rest, rest + part, rest_length);
  return (ssize_t)part;
}

void capture_input(void) {
  rest_length = 0;
  stdin = fopencookie(NULL, "r", (cookie_io_functions_t){.read = read_from_engine});
}
