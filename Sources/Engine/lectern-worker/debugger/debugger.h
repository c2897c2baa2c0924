// The debugger: threads that it has stopped wait here for its commands.
//
// Guaranteed: a thread that waits goes on when its cell is interrupted, and when all that is
// stopped has to go on.
// Threads: prepare_stops is called once, by main; obey_debugger by the control thread.
// Signal handlers may call nothing of it.

#ifndef LECTERN_DEBUGGER_H
#define LECTERN_DEBUGGER_H

#include "streams/streams.h"

void prepare_stops(void);
void obey_debugger(const struct frame *frame);

#endif
