// The runtime's last words. It writes "...: Fatal error: Index out of range" and a stack trace to standard error just before it
// traps. The cell's error will say that better, so it is kept back, for each thread by itself: if the thread traps, it is the
// error's message; otherwise it goes its way after a while.
//
// Everything here is called with the queue of output.c locked.

#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "streams/reports.h"

enum { MOST_KEPT = 8192, MOST_SECONDS = 3 };

struct report {
  struct report *next;
  pid_t thread;
  uint32_t owner;
  time_t last;      // when something was added
  bool is_long;     // only the beginning is kept; all of it has gone its way
  bool is_in_trace;
  size_t length;
  char text[MOST_KEPT];
};
static struct report *reports;
static struct report *spent;  // handed over in signal handlers, which must not free them

static const char trace_start[] = "Current stack trace:";

static bool contains(const char *text, size_t length, const char *part) {
  return memmem(text, length, part, strlen(part)) != NULL;
}

bool is_report(const char *text, size_t length) {
  static const char *const marks[] = {"Fatal error", "Precondition failed", "Assertion failed", "Could not cast value of type",
                                      "Simultaneous accesses to", trace_start};
  for (size_t index = 0; index < sizeof marks / sizeof *marks; index++) {
    if (contains(text, length, marks[index])) return true;
  }
  return false;
}

static struct report **place_of_own(void) {
  struct report **place = &reports;
  while (*place != NULL && (*place)->thread != gettid()) place = &(*place)->next;
  return place;
}

bool has_report(void) { return *place_of_own() != NULL; }
bool is_any_report_kept(void) { return reports != NULL; }

static time_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec;
}

bool begin_report(uint32_t owner) {
  while (spent != NULL) {
    struct report *next = spent->next;
    free(spent);
    spent = next;
  }
  struct report *report = malloc(sizeof *report);
  if (report == NULL) return false;
  report->next = reports;
  report->thread = gettid();
  report->owner = owner;
  report->is_long = report->is_in_trace = false;
  report->length = 0;
  reports = report;
  return true;
}

// Keeps the beginning of a message that is too long, up to a whole character, with a note.
static void cut(struct report *report, const char *text, size_t length) {
  static const char note[] = "... [the whole message is in the text above]";
  size_t room = sizeof report->text - sizeof note, left = report->length < room ? room - report->length : 0;
  size_t part = length < left ? length : left;
  if (report->length > room) report->length = room;
  memcpy(report->text + report->length, text, part);
  report->length += part;
  while (report->length > 0 && ((unsigned char)report->text[report->length - 1] & 0xC0) == 0x80) report->length--;
  if (report->length > 0 && (unsigned char)report->text[report->length - 1] & 0x80) report->length--;
  memcpy(report->text + report->length, note, sizeof note - 1);
  report->length += sizeof note - 1;
}

void add_to_report(const char *text, size_t length, release_function release) {
  struct report *report = *place_of_own();
  report->last = now();
  report->is_in_trace = report->is_in_trace || contains(text, length, trace_start);
  if (report->is_long) {
    if (!report->is_in_trace) release(report->owner, text, length);
  } else if (report->length + length <= sizeof report->text) {
    memcpy(report->text + report->length, text, length);
    report->length += length;
  } else if (!report->is_in_trace) {
    release(report->owner, report->text, report->length);
    release(report->owner, text, length);
    cut(report, text, length);
    report->is_long = true;
  }
}

bool take_report(char *into, size_t size) {
  struct report **place = place_of_own(), *report = *place;
  if (report == NULL) return false;
  *place = report->next;
  report->next = spent;
  spent = report;
  size_t length = report->length < size ? report->length : size - 1;
  memcpy(into, report->text, length);
  into[length] = 0;
  return true;
}

void release_reports(bool all, release_function release) {
  time_t latest = now() - MOST_SECONDS;
  for (struct report **place = &reports; *place != NULL;) {
    struct report *report = *place;
    if (!all && report->last >= latest) {
      place = &report->next;
      continue;
    }
    *place = report->next;
    if (!report->is_long) release(report->owner, report->text, report->length);
    free(report);
  }
}
