// Queues: what runs on them, and on the main thread, belongs to whom it was put there by. The
// definitions of libdispatch's functions in this layer stand before libdispatch's own, so that
// nobody has to call them by another name.
//
// Guaranteed: a thread of a queue whose work fails goes back to its queue, and no Swift runs on it
// any more; the main thread alone goes on, on another stack. Where it fails it jumps to
// `work_boundary`, which whoever deals with the fault takes (guards/background.c).
// Threads: serve_main_queue is for the main thread.
// Signal handlers may call nothing of it.

#ifndef LECTERN_QUEUES_H
#define LECTERN_QUEUES_H

#include "jumps/jumps.h"

void serve_main_queue(void) __attribute__((noreturn));  // mainqueue.c

#endif
