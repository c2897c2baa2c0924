// Runs what the engine asks for: of each kind one piece at a time, each on a fresh thread; then its hooks; then its end is reported.
// The lane's own thread runs nothing but C.

#define _GNU_SOURCE
#include <stdlib.h>

#include "cells/lanes.h"

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
