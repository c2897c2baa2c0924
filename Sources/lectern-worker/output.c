// Standard output, standard error and displays reach the engine through one queue, in the order of writing.
//
// Cells write in two ways. Text through stdio (`print`, `fputs`) comes to the streams made here, which are
// unbuffered, so that nothing is ever out of order. Raw writes to descriptors 1 and 2 (`FileHandle`, child processes)
// come through pipes, which are emptied before anything else is added. What is queued goes out every 20 ms, when
// there is much of it, before a display, and at the end of the cell. Sending blocks when the engine is slow: that
// holds back the cell that prints too fast, so memory stays flat.

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "worker.h"

enum { QUEUE_SIZE = 1 << 15, FLUSH_MILLISECONDS = 20 };

struct stream {
  char frame_kind;
  int pipe;                // where raw writes arrive
  char unfinished[4];      // the beginning of a character whose end has not been written yet
  size_t unfinished_length;
};
static struct stream streams[2] = {{.frame_kind = FRAME_STDOUT}, {.frame_kind = FRAME_STDERR}};

static pthread_mutex_t queue_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t queue_filled = PTHREAD_COND_INITIALIZER;
static char queue[QUEUE_SIZE];
static size_t queue_length;
static struct stream *queue_stream = &streams[0];

static __thread char *fatal_report;

static void lock_queue(void) {
  jump_barrier++;
  pthread_mutex_lock(&queue_lock);
}

static void unlock_queue(void) {
  pthread_mutex_unlock(&queue_lock);
  jump_barrier--;
}

// How many bytes at the end of the text belong to a character that is not whole.
static size_t unfinished_tail(const char *text, size_t length) {
  for (size_t back = 1; back <= 3 && back <= length; back++) {
    unsigned char byte = (unsigned char)text[length - back];
    if (byte < 0x80) return 0;
    if (byte >= 0xC0) {
      size_t needed = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2;
      return needed > back ? back : 0;
    }
  }
  return 0;
}

// With `complete`, sends also what is not a whole character yet. The queue must be locked.
static void send_queue(bool complete) {
  size_t tail = complete ? 0 : unfinished_tail(queue, queue_length);
  if (queue_length > tail) send_frame(queue_stream->frame_kind, queue, queue_length - tail, NULL, 0);
  memcpy(queue_stream->unfinished, queue + queue_length - tail, tail);
  queue_stream->unfinished_length = tail;
  queue_length = 0;
}

// Puts back what an earlier sending has kept. The queue must be locked and empty.
static void take_unfinished(struct stream *stream) {
  queue_stream = stream;
  memcpy(queue, stream->unfinished, stream->unfinished_length);
  queue_length = stream->unfinished_length;
  stream->unfinished_length = 0;
}

// The queue must be locked.
static void add_to_queue(struct stream *stream, const char *text, size_t length) {
  if (stream != queue_stream || queue_length == 0) {
    if (queue_length > 0) send_queue(false);
    take_unfinished(stream);
  }
  while (length > 0) {
    size_t part = length < QUEUE_SIZE - queue_length ? length : QUEUE_SIZE - queue_length;
    memcpy(queue + queue_length, text, part);
    queue_length += part;
    text += part;
    length -= part;
    if (queue_length == QUEUE_SIZE) {
      send_queue(false);
      take_unfinished(stream);
    }
  }
  pthread_cond_signal(&queue_filled);
}

// The queue must be locked.
static void empty_pipes(void) {
  char buffer[4096];
  for (int index = 0; index < 2; index++) {
    for (ssize_t got; (got = read(streams[index].pipe, buffer, sizeof buffer)) > 0;) {
      add_to_queue(&streams[index], buffer, (size_t)got);
    }
  }
}

static void add_output(struct stream *stream, const char *text, size_t length) {
  lock_queue();
  empty_pipes();
  add_to_queue(stream, text, length);
  unlock_queue();
}

// MARK: The runtime's last words

// The Swift runtime writes "...Fatal error: Index out of range" just before it traps. It is kept back, since the
// cell's error will say the same; if no trap follows, it is written before whatever comes next.
static bool is_fatal_report(const char *text, size_t length) {
  static const char mark[] = "Fatal error";
  return memmem(text, length, mark, sizeof mark - 1) != NULL;
}

static void release_fatal_report(void) {
  char *report = take_fatal_report();
  if (report == NULL) return;
  add_output(&streams[1], report, strlen(report));
  free(report);
}

char *take_fatal_report(void) {
  char *report = fatal_report;
  fatal_report = NULL;
  return report;
}

// MARK: stdio

static ssize_t write_to_stream(void *cookie, const char *text, size_t length) {
  jump_barrier++;
  if (fatal_report != NULL) release_fatal_report();
  if (cookie == &streams[1] && is_fatal_report(text, length)) {
    fatal_report = strndup(text, length);
  } else {
    add_output(cookie, text, length);
  }
  jump_barrier--;
  return (ssize_t)length;
}

static FILE *open_stream(struct stream *stream) {
  FILE *file = fopencookie(stream, "w", (cookie_io_functions_t){.write = write_to_stream});
  setvbuf(file, NULL, _IONBF, 0);
  return file;
}

void renew_streams(void) {
  stdout = open_stream(&streams[0]);
  stderr = open_stream(&streams[1]);
}

// MARK: Raw writes

static void redirect(int descriptor, struct stream *stream) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) abort();
  fcntl(ends[0], F_SETFL, O_NONBLOCK);
  stream->pipe = ends[0];
  dup2(ends[1], descriptor);
  close(ends[1]);
}

static void *collect_raw_writes(void *unused) {
  (void)unused;
  for (;;) {
    struct pollfd waiting[2] = {{streams[0].pipe, POLLIN, 0}, {streams[1].pipe, POLLIN, 0}};
    if (poll(waiting, 2, -1) <= 0) continue;
    if (!((waiting[0].revents | waiting[1].revents) & POLLIN)) usleep(100 * 1000);  // a cell has closed them
    lock_queue();
    empty_pipes();
    unlock_queue();
  }
  return NULL;
}

// MARK: Sending

static void *flush_regularly(void *unused) {
  (void)unused;
  for (;;) {
    lock_queue();
    while (queue_length == 0) pthread_cond_wait(&queue_filled, &queue_lock);
    unlock_queue();
    usleep(FLUSH_MILLISECONDS * 1000);
    flush_output(false);
  }
  return NULL;
}

void flush_output(bool complete) {
  if (complete) release_fatal_report();
  lock_queue();
  empty_pipes();
  if (queue_length > 0) send_queue(complete);
  if (complete) {
    for (int index = 0; index < 2; index++) {
      if (streams[index].unfinished_length == 0) continue;
      take_unfinished(&streams[index]);
      send_queue(true);
    }
  }
  unlock_queue();
}

void send_display(const uint8_t *request, long length) {
  lock_queue();
  empty_pipes();
  if (queue_length > 0) send_queue(false);
  send_frame(FRAME_DISPLAY, request, (size_t)length, NULL, 0);
  unlock_queue();
}

void capture_output(void) {
  redirect(STDOUT_FILENO, &streams[0]);
  redirect(STDERR_FILENO, &streams[1]);
  renew_streams();
  pthread_t thread;
  pthread_create(&thread, NULL, collect_raw_writes, NULL);
  pthread_create(&thread, NULL, flush_regularly, NULL);
}
