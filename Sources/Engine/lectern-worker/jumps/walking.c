#include "jumps/jumps.h"

int walk_stack(uintptr_t frame_pointer, uintptr_t *frames, int most) {
  uintptr_t stack_start = thread_limits.stack_start, stack_end = thread_limits.stack_end;
  int count = 0;
  while (count < most && frame_pointer >= stack_start && frame_pointer + 16 <= stack_end &&
         frame_pointer % sizeof(uintptr_t) == 0) {
    const uintptr_t *frame = (const uintptr_t *)frame_pointer;
    if (frame[1] == 0) break;
    frames[count++] = frame[1];
    if (frame[0] <= frame_pointer) break;
    frame_pointer = frame[0];
  }
  return count;
}
