// How many gradient tapes record on this thread, and the numbers of recorded operations: a thread-local and an atomic
// counter, which Swift has no cheap form of.
#pragma once
#include <stdint.h>

/// The number of tapes that record on the calling thread.
int lectern_recording_depth(void);

/// Adds `change` to it.
void lectern_change_recording_depth(int change);

/// 1, 2, 3, ... : a new number for each call, from any thread.
uint64_t lectern_next_serial(void);
