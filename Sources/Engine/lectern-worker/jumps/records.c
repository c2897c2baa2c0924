// How code came to its end.

#include <execinfo.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "jumps/jumps.h"

void clear_record(struct ending_record *record) {
  memset(record, 0, offsetof(struct ending_record, message) + 1);
  record->frame_count = 0;
}

void record_text(struct ending_record *record, const char *name, const char *message) {
  snprintf(record->name, sizeof record->name, "%s", name);
  snprintf(record->message, sizeof record->message, "%s", message);
}

void record_interruption(struct ending_record *record) {
  record->ending = ENDED_BY_INTERRUPT;
  record_text(record, "KeyboardInterrupt", "");
}

// Unwind tables also know functions that optimisation has left without a frame, but trust the stack;
// frame pointers are for when that may be broken.
void record_frames(struct ending_record *record, const void *context, bool is_stack_suspect) {
  uintptr_t *frames = record->frames;
  uintptr_t address = program_counter(context);
  int count = is_stack_suspect ? 0 : backtrace((void **)frames, MOST_FRAMES);
  int first = 0;
  while (first < count && frames[first] != address) first++;  // skips the handler's own
  if (first < count) {
    memmove(frames, frames + first, (size_t)(count - first) * sizeof *frames);
    record->frame_count = count - first;
  } else {
    record->frame_count = 1 + walk_stack(frame_pointer(context), frames + 1, MOST_FRAMES - 1);
  }
  frames[0] = address + 1;  // as a return address is: behind the instruction
}
