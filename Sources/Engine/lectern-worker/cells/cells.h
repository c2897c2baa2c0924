// Cells, messages of the front end, and questions about variables. Each is a lane: pieces of one
// kind run one after another, in the order of their coming, and then the end of each is reported.
//
// Guaranteed: nothing here waits for a piece to end, so that whoever queues one can always answer.
// Threads: install_messages and start_lanes are called once, by main; what queues a piece by the
// control thread.
// Signal handlers may call nothing of it.

#ifndef LECTERN_CELLS_H
#define LECTERN_CELLS_H

#include "streams/streams.h"

void start_cell(struct frame *request);  // cell.c; these three take the payload

// MARK: tasks.c

void install_messages(void);
void start_lanes(void);
void queue_message(struct frame *frame);
void queue_question(struct frame *frame);

#endif
