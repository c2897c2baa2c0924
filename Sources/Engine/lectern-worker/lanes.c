// Runs what the engine asks for: of each kind one piece at a time, each on a fresh thread; then its hooks; then its end is reported.
// The lane's own thread runs nothing but C.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "guard.h"

// MARK: Reports

// The C library says so when it finds its heap broken, and then aborts: nothing can be trusted any more.
static bool is_heap_broken(const struct ending_record *record) {
  if (record->signal != SIGABRT) return false;
  Dl_info info;
  for (int index = 0; index < record->frame_count && index < 8; index++) {
    if (!dladdr((void *)record->frames[index], &info) || info.dli_sname == NULL) continue;
    bool is_c_library = info.dli_fname != NULL && strstr(info.dli_fname, "/libc.so") != NULL;
    bool is_allocator = strstr(info.dli_sname, "free") != NULL || strstr(info.dli_sname, "alloc") != NULL;
    if (is_c_library && is_allocator) return true;
  }
  return false;
}

// ending (1 byte), signal (1 byte), is stack overflow (1 byte), defined count (4 bytes), name, message, frames
void report_fault(char frame_kind, uint32_t owner, const struct ending_record *record, long defined_count) {
  struct bytes bytes = {0};
  enum ending ending = is_heap_broken(record) ? ENDED_BEYOND_REPAIR : record->ending;
  char head[3] = {(char)ending, (char)record->signal, record->is_stack_overflow};
  add_bytes(&bytes, head, sizeof head);
  add_number(&bytes, (uint32_t)defined_count);
  add_text(&bytes, record->name);
  add_text(&bytes, record->message);
  add_frames(&bytes, record->frames, record->frame_count);
  flush_output(true);
  send_owned_frame(frame_kind, owner, bytes.start, bytes.length);
  free(bytes.start);
  if (is_fatal(ending)) _exit(1);
}

// MARK: Tasks

void queue_task(struct lane *lane, struct frame *frame) {
  struct task *task = malloc(sizeof *task);
  if (task == NULL) abort();
  *task = (struct task){NULL, frame_owner(frame), frame->payload, frame->length};
  frame->payload = NULL;
  __sync_fetch_and_add(&lane->guard->waiting, 1);
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

static void run_hooks(void *unused) {
  (void)unused;
  library.cell_ended();
}

// Hooks run also after a fault. What the work came to matters more than what they do.
static void perform(struct lane *lane, struct task *task, struct ending_record *ending) {
  struct guard *guard = lane->guard;
  run_guarded(guard, lane->perform, task, lane->most_seconds(task));
  adopt_foreign_fault(guard);
  *ending = guard->record;
  if (ending->ending >= ENDED_UNLOADED || is_heap_broken(ending) || !lane->has_hooks()) return;
  run_guarded(guard, run_hooks, NULL, 0);
  adopt_foreign_fault(guard);
  if (ending->ending == ENDED_WELL) {
    *ending = guard->record;
  } else if (is_fault(&guard->record)) {
    report_fault(FRAME_FAULT, guard->owner, &guard->record, 0);
  }
}

static void *serve(void *argument) {
  struct lane *lane = argument;
  struct ending_record *ending = malloc(sizeof *ending);
  if (ending == NULL) abort();
  for (;;) {
    struct task *task = next_task(lane);
    begin_work(lane->guard, task->owner);
    perform(lane, task, ending);
    end_work(lane->guard);
    __sync_fetch_and_sub(&lane->guard->waiting, 1);
    report_fault(FRAME_END, task->owner, ending, *library.defined_count);
    free(task->payload);
    free(task);
  }
  return NULL;
}

void serve_lane(struct lane *lane) {
  pthread_t thread;
  pthread_create(&thread, NULL, serve, lane);
}
