#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

#include "streams/streams.h"

static int channel;
static pthread_mutex_t sending = PTHREAD_MUTEX_INITIALIZER;

// A copy of a descriptor where cells' files do not come, as far as there may be so many.
int out_of_the_way(int descriptor) {
  int copy = -1;
  for (int number = 100; copy < 0 && number > 2; number /= 2) copy = fcntl(descriptor, F_DUPFD_CLOEXEC, number);
  return copy;
}

void open_channel(int descriptor) {
  channel = out_of_the_way(descriptor);
  close(descriptor);
}

// The engine has gone: end, and take along whatever the cells have started and is still in this session.
static void end_orphan(void) {
  DIR *processes = opendir("/proc");
  for (struct dirent *entry; processes != NULL && (entry = readdir(processes)) != NULL;) {
    pid_t process = atoi(entry->d_name);
    if (process > 0 && process != getpid() && getsid(process) == getpid()) kill(process, SIGKILL);
  }
  _exit(1);
}

static void write_fully(struct iovec *parts, int count) {
  while (count > 0) {
    ssize_t put = writev(channel, parts, count);
    if (put < 0 && errno == EINTR) continue;  // an interruption while the engine has not read what came before
    if (put < 0) end_orphan();
    while (count > 0 && (size_t)put >= parts->iov_len) {
      put -= parts->iov_len;
      parts++;
      count--;
    }
    if (count > 0) {
      parts->iov_base = (char *)parts->iov_base + put;
      parts->iov_len -= (size_t)put;
    }
  }
}

void send_frame(char kind, const void *head, size_t head_length, const void *rest, size_t rest_length) {
  uint32_t length = (uint32_t)(1 + head_length + rest_length);
  struct iovec parts[4] = {
      {&length, 4}, {&kind, 1}, {(void *)head, head_length}, {(void *)rest, rest_length}};
  jump_barrier++;
  pthread_mutex_lock(&sending);
  write_fully(parts, 4);
  pthread_mutex_unlock(&sending);
  jump_barrier--;
}

void send_owned_frame(char kind, uint32_t owner, const void *start, size_t length) {
  send_frame(kind, &owner, sizeof owner, start, length);
}

uint32_t frame_owner(const struct frame *frame) {
  uint32_t owner = 0;
  if (frame->length >= sizeof owner) memcpy(&owner, frame->payload, sizeof owner);
  return owner;
}

static void read_fully(void *buffer, size_t count) {
  for (char *at = buffer; count > 0;) {
    ssize_t got = read(channel, at, count);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) end_orphan();
    at += got;
    count -= (size_t)got;
  }
}

bool receive_frame(struct frame *frame) {
  uint32_t length;
  read_fully(&length, 4);
  read_fully(&frame->kind, 1);
  frame->length = length - 1;
  frame->payload = malloc(frame->length + 1);
  if (frame->payload == NULL) return false;
  read_fully(frame->payload, frame->length);
  frame->payload[frame->length] = 0;
  return true;
}
