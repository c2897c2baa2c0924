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
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#include "streams/reports.h"
#include "streams/streams.h"

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
static struct stream *queue_stream = &streams[0];

// Text on its way lies in memory that the engine shares (Cells/Worker/UnsentOutput.swift): what is there when this process is
// killed gets shown all the same. The queue, then what is held back (see below).
struct unsent {
  uint32_t length, owner, kind;
  char text[QUEUE_SIZE];
};
static struct unsent private_memory[2], *queue = &private_memory[0], *held = &private_memory[1];

static void share_memory(void) {
  void *memory = mmap(NULL, sizeof private_memory, PROT_READ | PROT_WRITE, MAP_SHARED, SHARED_MEMORY, 0);
  close(SHARED_MEMORY);
  if (memory == MAP_FAILED) return;
  queue = memory;
  held = queue + 1;
}

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
  size_t length = queue->length, tail = complete ? 0 : unfinished_tail(queue->text, length);
  if (length > tail) send_owned_frame(queue_stream->frame_kind, queue->owner, queue->text, length - tail);
  memcpy(queue_stream->unfinished, queue->text + length - tail, tail);
  queue_stream->unfinished_length = tail;
  queue->length = 0;
}

// Puts back what an earlier sending has kept. The queue must be locked and empty.
static void take_unfinished(struct stream *stream, uint32_t owner) {
  queue_stream = stream;
  queue->kind = (uint32_t)stream->frame_kind;
  queue->owner = owner;
  memcpy(queue->text, stream->unfinished, stream->unfinished_length);
  queue->length = (uint32_t)stream->unfinished_length;
  stream->unfinished_length = 0;
}

// The queue must be locked.
static void add_to_queue(struct stream *stream, uint32_t owner, const char *text, size_t length) {
  if (stream != queue_stream || owner != queue->owner || queue->length == 0) {
    if (queue->length > 0) send_queue(false);
    take_unfinished(stream, owner);
  }
  while (length > 0) {
    size_t part = length < QUEUE_SIZE - queue->length ? length : QUEUE_SIZE - queue->length;
    memcpy(queue->text + queue->length, text, part);
    queue->length += (uint32_t)part;
    text += part;
    length -= part;
    if (queue->length == QUEUE_SIZE) {
      send_queue(false);
      take_unfinished(stream, owner);
    }
  }
  pthread_cond_signal(&queue_filled);
}

// The queue must be locked.
static void empty_pipes(void) {
  char buffer[4096];
  for (int index = 0; index < 2; index++) {
    for (ssize_t got; (got = read(streams[index].pipe, buffer, sizeof buffer)) > 0;) {
      add_to_queue(&streams[index], 0, buffer, (size_t)got);
    }
  }
}

// MARK: The runtime's last words

// What was last written to standard error is held back for a moment: it may be the beginning of a report (reports.c).
enum { MOST_HELD = 8192 };
static pid_t held_thread;

// The queue must be locked, here and below.
static void release_held(void) {
  size_t length = held->length;
  if (length > 0) add_to_queue(&streams[1], held->owner, held->text, length);
  held->length = 0;
}

static void release_report(uint32_t owner, const char *text, size_t length) {
  add_to_queue(&streams[1], owner, text, length);
}

static bool begins_report(const char *text, size_t length) {
  if (!is_report(text, length) || !begin_report(current_owner())) return false;
  if (held->length > 0 && held_thread == gettid()) {
    add_to_report(held->text, held->length, release_report);
    held->length = 0;
  }
  return true;
}

static void hold(const char *text, size_t length) {
  pthread_cond_signal(&queue_filled);
  if (has_report() || begins_report(text, length)) {
    release_held();
    return add_to_report(text, length, release_report);
  }
  release_held();
  if (length > MOST_HELD) return add_to_queue(&streams[1], current_owner(), text, length);
  held->kind = FRAME_STDERR;
  held->owner = current_owner();
  memcpy(held->text, text, length);
  held->length = (uint32_t)length;
  held_thread = gettid();
}

bool take_fatal_report(char *into, size_t size) {
  // The thread that asks may have been stopped anywhere, but not while it held the lock (see jump_barrier).
  lock_queue();
  bool is_there = take_report(into, size);
  if (!is_there && held->length > 0 && held_thread == gettid()) {
    size_t length = held->length < size ? held->length : size - 1;
    memcpy(into, held->text, length);
    into[length] = 0;
    held->length = 0;
    is_there = true;
  }
  unlock_queue();
  return is_there;
}

// MARK: stdio

static void add_output(struct stream *stream, const char *text, size_t length) {
  lock_queue();
  if (stream == &streams[1]) {
    empty_pipes();
    hold(text, length);
  } else {
    release_held();
    empty_pipes();
    add_to_queue(stream, current_owner(), text, length);
  }
  unlock_queue();
  // A cell that does nothing but print is hardly ever met elsewhere. The stream, which stays locked, is renewed after the jump.
  end_cell_if_interrupted();
}

static ssize_t write_to_stream(void *cookie, const char *text, size_t length) {
  add_output(cookie, text, length);
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

// The engine, too, has the reading ends, and empties the pipes after the end of this process.
static void redirect(int descriptor, struct stream *stream, int reading_end, int writing_end) {
  stream->pipe = out_of_the_way(reading_end);
  if (stream->pipe < 0 || dup2(writing_end, descriptor) < 0) abort();
  fcntl(stream->pipe, F_SETFL, O_NONBLOCK);
  close(reading_end);
  close(writing_end);
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
    while (queue->length == 0 && held->length == 0 && !is_any_report_kept()) pthread_cond_wait(&queue_filled, &queue_lock);
    unlock_queue();
    usleep(FLUSH_MILLISECONDS * 1000);
    flush_output(false);
  }
  return NULL;
}

void flush_output(bool complete) {
  lock_queue();
  release_held();
  release_reports(false, release_report);
  empty_pipes();
  if (queue->length > 0) send_queue(complete);
  if (complete) {
    for (int index = 0; index < 2; index++) {
      if (streams[index].unfinished_length == 0) continue;
      take_unfinished(&streams[index], queue->owner);
      send_queue(true);
    }
  }
  unlock_queue();
}

void send_behind_output(char kind, const void *start, size_t length) {
  lock_queue();
  release_held();
  empty_pipes();
  if (queue->length > 0) send_queue(false);
  send_owned_frame(kind, current_owner(), start, length);
  unlock_queue();
  end_cell_if_interrupted();
}

void send_display(const uint8_t *request, long length) {
  send_behind_output(FRAME_DISPLAY, request, (size_t)length);
}

// What a cell has printed before it calls `exit` is shown.
static void flush_at_exit(void) {
  lock_queue();
  release_reports(true, release_report);
  unlock_queue();
  flush_output(true);
}

void capture_output(void) {
  share_memory();
  redirect(STDOUT_FILENO, &streams[0], STDOUT_PIPE, STDOUT_PIPE + 1);
  redirect(STDERR_FILENO, &streams[1], STDERR_PIPE, STDERR_PIPE + 1);
  renew_streams();
  pthread_t thread;
  pthread_create(&thread, NULL, collect_raw_writes, NULL);
  pthread_create(&thread, NULL, flush_regularly, NULL);
  atexit(flush_at_exit);
}
