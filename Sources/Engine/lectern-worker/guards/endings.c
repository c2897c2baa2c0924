// How the engine is told that code has ended.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "guards/guards.h"

bool is_heap_broken(const struct ending_record *record) {
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

// count, then for each frame: path of its image, offset in it (8 bytes), symbol
static void add_frames(struct bytes *bytes, const uintptr_t *frames, int count) {
  add_number(bytes, (uint32_t)count);
  for (int index = 0; index < count; index++) {
    Dl_info info = {0};
    // One before the return address lies in the call itself.
    uintptr_t address = frames[index] - 1;
    bool is_known = dladdr((void *)address, &info) != 0;
    uint64_t offset = address - (uintptr_t)info.dli_fbase;
    add_text(bytes, is_known && info.dli_fname ? info.dli_fname : "");
    add_bytes(bytes, &offset, 8);
    add_text(bytes, is_known && info.dli_sname ? info.dli_sname : "");
  }
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
