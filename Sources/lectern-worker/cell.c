#define _GNU_SOURCE
#include <dlfcn.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "worker.h"

enum { STACK_SIZE = 64 << 20 };  // reserved, not used, until a cell recurses deeply

struct cell {
  uint32_t owner;
  char *texts, *end;   // zero-terminated one after another: path, entry, libraries that the code needs
};

// Loads the cell's code and runs it from top to bottom.
static void load_and_run(void *argument) {
  struct cell *cell = argument;
  const char *path = cell->texts;
  const char *symbol = path + strlen(path) + 1;
  jump_barrier++;
  for (const char *name = symbol + strlen(symbol) + 1; name < cell->end; name += strlen(name) + 1) {
    dlopen(name, RTLD_NOW | RTLD_GLOBAL);  // if it fails, symbols will be missing below
  }
  void *handle = dlopen(path, RTLD_NOW | RTLD_GLOBAL);
  if (handle != NULL) note_cell_image(handle);
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
  static struct ending_record first;
  if (!run_guarded(&cell_guard, load_and_run, cell)) tidy_after_jump();
  first = cell_guard.record;
  if (is_heap_broken(&first)) first.ending = ENDED_BEYOND_REPAIR;
  *library.interruption_flag = 0;
  if (first.ending != ENDED_BEYOND_REPAIR && first.ending != ENDED_UNLOADED) {
    if (!run_guarded(&cell_guard, run_hooks, NULL)) tidy_after_jump();
    if (first.ending == ENDED_WELL) first = cell_guard.record;
  }
  report_end(cell->owner, &first, *library.defined_count);
  if (first.ending == ENDED_BEYOND_REPAIR) _exit(1);
  release_thread_from_faults();
  free(cell->texts);
  free(cell);
  return NULL;
}

void start_cell(const struct frame *request) {
  struct cell *cell = malloc(sizeof *cell);
  uint32_t owner = frame_owner(request);
  size_t length = request->length - sizeof owner;
  char *texts = malloc(length);
  if (cell == NULL || texts == NULL) abort();
  memcpy(texts, request->payload + sizeof owner, length);
  *cell = (struct cell){owner, texts, texts + length};
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
