#define _GNU_SOURCE
#include <dlfcn.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "worker.h"

enum { STACK_SIZE = 64 << 20 };  // reserved, not used, until a cell recurses deeply

// What the engine sends to run a cell (numbers in 4 bytes, texts ended by a zero byte):
//
//   owner path entry cell
//   number of libraries that the code needs, their names
//   number of variables, their symbols                                   as linkers know them
//   number of releases, for each mark, cell, index of the variable       see Display/Variables/VariableStore.swift
struct cell {
  uint32_t owner;
  char *request;
  size_t length;
};

static void announce_variables(void *handle, long cell, struct fields *fields) {
  uint32_t count = take_number(fields);
  void **addresses = calloc(count + 1, sizeof *addresses);
  if (addresses == NULL) abort();
  for (uint32_t index = 0; index < count; index++) {
    const char *symbol = take_text(fields);
    addresses[index] = handle == NULL || *symbol == 0 ? NULL : dlsym(handle, symbol);
  }
  library.begin_cell(cell, addresses, count);
  free(addresses);
  for (uint32_t left = take_number(fields); left > 0; left--) {
    long mark = take_number(fields), owner = take_number(fields), index = take_number(fields);
    library.release_at_mark(mark, owner, index);
  }
}

// Loads the cell's code and runs it from top to bottom.
static void load_and_run(void *argument) {
  struct cell *cell = argument;
  begin_expected_cell();
  struct fields fields = {cell->request, cell->request + cell->length};
  take_number(&fields);  // the owner
  const char *path = take_text(&fields);
  const char *symbol = take_text(&fields);
  long number = take_number(&fields);
  jump_barrier++;
  for (uint32_t left = take_number(&fields); left > 0; left--) {
    dlopen(take_text(&fields), RTLD_NOW | RTLD_GLOBAL);  // if it fails, symbols will be missing below
  }
  void *handle = dlopen(path, RTLD_NOW | RTLD_GLOBAL);
  if (handle != NULL) note_cell_image(handle);
  announce_variables(handle, number, &fields);
  int (*entry)(int, char **) = handle == NULL ? NULL : (int (*)(int, char **))dlsym(handle, symbol);
  jump_barrier--;
  if (entry == NULL) {
    struct ending_record *record = &cell_guard.record;
    record->ending = ENDED_UNLOADED;
    snprintf(record->message, sizeof record->message, "%s", dlerror());
    return;
  }
  static char *no_arguments[] = {"cell", NULL};
  entry(1, no_arguments);
}

void run_hooks(void *unused) {
  (void)unused;
  library.cell_ended();
}

// After a jump a stream may be locked by a thread that is about to end.
void tidy_after_jump(void) {
  renew_streams();
  capture_input();
}

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
void report_end(uint32_t owner, const struct ending_record *record, long defined_count) {
  struct bytes bytes = {0};
  char head[3] = {(char)record->ending, (char)record->signal, record->is_stack_overflow};
  add_bytes(&bytes, head, sizeof head);
  add_number(&bytes, (uint32_t)defined_count);
  add_text(&bytes, record->name);
  add_text(&bytes, record->message);
  add_frames(&bytes, record->frames, record->frame_count);
  flush_output(true);
  send_owned_frame(FRAME_END, owner, bytes.start, bytes.length);
  free(bytes.start);
}

static void *run_cell(void *argument) {
  struct cell *cell = argument;
  prepare_thread_for_faults();
  output_owner = cell->owner;
  *library.interruption_flag = 0;
  *library.defined_count = 0;
  clearerr_unlocked(stdin);  // an earlier cell may have met the end of its input
  static struct ending_record first;
  if (!run_guarded(&cell_guard, load_and_run, cell)) tidy_after_jump();
  first = cell_guard.record;
  if (is_heap_broken(&first)) first.ending = ENDED_BEYOND_REPAIR;
  *library.interruption_flag = 0;
  if (first.ending < ENDED_UNLOADED) {
    if (!run_guarded(&cell_guard, run_hooks, NULL)) tidy_after_jump();
    if (first.ending == ENDED_WELL) first = cell_guard.record;
  }
  report_end(cell->owner, &first, *library.defined_count);
  if (is_fatal(first.ending)) _exit(1);
  release_thread_from_faults();
  free(cell->request);
  free(cell);
  return NULL;
}

void start_cell(const struct frame *request) {
  struct cell *cell = malloc(sizeof *cell);
  char *copy = malloc(request->length);
  if (cell == NULL || copy == NULL) abort();
  memcpy(copy, request->payload, request->length);
  *cell = (struct cell){frame_owner(request), copy, request->length};
  expect_cell();
  pthread_t thread;
  start_guarded_thread(run_cell, cell, &thread);
  pthread_detach(thread);
}

void start_guarded_thread(void *(*body)(void *), void *argument, pthread_t *thread) {
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, STACK_SIZE);
  if (pthread_create(thread, &attributes, body, argument) != 0) abort();
  pthread_attr_destroy(&attributes);
}
