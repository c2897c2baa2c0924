// Loads a cell's code and runs it from top to bottom.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "cells/cells.h"
#include "cells/lanes.h"

// What the engine sends to run a cell (numbers in 4 bytes, texts ended by a zero byte):
//
//   owner path entry cell
//   number of libraries that the code needs, their names
//   number of conformances that are declared again, for each the symbol of a former and its own
//   number of variables, their symbols                                   as linkers know them
//   number of releases, for each mark, cell, index of the variable       see Display/Variables/VariableStore.swift

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

static void load_and_run(void *argument) {
  const struct task *task = argument;
  *library.defined_count = 0;
  expect_throws();
  clearerr_unlocked(stdin);  // an earlier cell may have met the end of its input
  struct fields fields = {task->payload, task->payload + task->length};
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
  for (uint32_t left = take_number(&fields); left > 0; left--) {
    const char *former = take_text(&fields);
    replace_witnesses(former, take_text(&fields));
  }
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

static bool always(void) { return true; }
static int no_limit(const struct task *task) {
  (void)task;
  return 0;
}

struct lane cells = LANE(cells, &cell_guard, load_and_run, always, no_limit);

void start_cell(struct frame *request) { queue_task(&cells, request); }
