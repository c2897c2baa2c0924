#include "lectern_recording.h"

#include <stdatomic.h>

static _Thread_local int depth = 0;
static _Atomic uint64_t serial = 0;

int lectern_recording_depth(void) { return depth; }

void lectern_change_recording_depth(int change) { depth += change; }

uint64_t lectern_next_serial(void) { return atomic_fetch_add_explicit(&serial, 1, memory_order_relaxed) + 1; }
