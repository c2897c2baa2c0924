// Standard input is the engine: `readLine()`, `input()` and whatever else reads it send a request and wait. Threads that ask at the same
// time are answered in turn.

#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "streams/streams.h"

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static uint32_t last_question, open_question;  // by number; 0 for none
static bool has_answer;
static char *answer;  // NULL at the end of input

static void ask(uint32_t number, const char *prompt, bool password) {
  struct bytes request = {0};
  char head = password ? 1 : 0;
  add_number(&request, number);
  add_bytes(&request, &head, 1);
  add_bytes(&request, prompt, strlen(prompt));
  send_owned_frame(FRAME_INPUT, current_owner(), request.start, request.length);
  free(request.start);
}

// Waits its turn, then for the answer; NULL at an interruption. The lock is held.
static char *take_turn(const char *prompt, bool password) {
  while (open_question != 0 && !*library.interruption_flag) pthread_cond_wait(&changed, &lock);
  if (open_question != 0) return NULL;
  if (++last_question == 0) last_question = 1;
  open_question = last_question;
  has_answer = false;
  ask(open_question, prompt, password);
  while (!has_answer && !*library.interruption_flag) pthread_cond_wait(&changed, &lock);
  open_question = 0;
  pthread_cond_broadcast(&changed);
  char *line = has_answer ? answer : NULL;
  answer = NULL;
  has_answer = false;
  return line;
}

static char *read_line_from_engine(const char *prompt, bool password) {
  flush_output(false);
  jump_barrier++;
  pthread_mutex_lock(&lock);
  char *line = take_turn(prompt, password);
  pthread_mutex_unlock(&lock);
  jump_barrier--;
  end_cell_if_interrupted();
  return line;
}

// The number of the question, then the answer. One to a question that was given up is for nobody.
void deliver_input(const struct frame *frame) {
  struct fields fields = {frame->payload, frame->payload + frame->length};
  uint32_t number = take_number(&fields);
  pthread_mutex_lock(&lock);
  if (number == open_question && number != 0 && !has_answer) {
    answer = *fields.at == '+' ? strdup(fields.at + 1) : NULL;
    has_answer = true;
    pthread_cond_broadcast(&changed);
  }
  pthread_mutex_unlock(&lock);
}

void wake_input(void) {
  pthread_mutex_lock(&lock);
  pthread_cond_broadcast(&changed);
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

void install_streams(void) {
  library.install_display_sink(send_display);
  library.install_input(read_line_from_engine);
}
