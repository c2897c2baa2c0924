// Frames to and from the engine; output, input and displays, which reach it in one order.
//
// Guaranteed: what is sent by one thread arrives in the order of sending, behind what that thread
// has printed before, where `send_behind_output` sends it. Sending blocks while the engine is slow.
// When the engine has gone, so has this process. A lock of this layer is held only above the jump
// barrier, so that no thread is left with one.
// Threads: open_channel, capture_output, install_streams and start-up's capture_input are called
// once, by main; receive_frame and deliver_input by the control thread; renew_streams, and
// capture_input again, by the thread that has seen another being left; all else by any thread.
// Signal handlers may call take_fatal_report.

#ifndef LECTERN_STREAMS_H
#define LECTERN_STREAMS_H

#include "jumps/jumps.h"

// MARK: channel.c
// A frame is its length without these four bytes (little-endian), a kind, and the rest.

enum {
  FRAME_HELLO = 'H',    // to the engine: ready; or text of what went wrong while starting, then the end
  // What follows up to the end starts, to the engine, with the owner (4 bytes): the number by which
  // the engine knows the cell or the message that it belongs to.
  FRAME_STDOUT = 'o',   // to the engine: text
  FRAME_STDERR = 'e',   // to the engine: text
  FRAME_DISPLAY = 'd',  // to the engine: a display request of the library (Display/WireFormat.swift)
  FRAME_INPUT = 'i',    // to the engine: number (4 bytes) password (1 byte) prompt;
                        // to the worker: number, '+' line, or '-'
  FRAME_MESSAGE = 'm',  // both ways: channel 0 bytes; to the worker the owner stands in front too
  FRAME_END = 'E',      // to the engine: how the cell, or the dealing with the message, ended
                        // (guards/endings.c)
  FRAME_QUESTION = 'q', // to the worker: owner, then for the library
                        // (Display/Variables/VariableQueries.swift)
  FRAME_ANSWER = 'a',   // to the engine: of the library
  FRAME_RUN = 'R',      // to the worker: owner, then what cells/cell.c says
  FRAME_FAULT = 'F',    // to the engine: like FRAME_END, of code that goes on in the background, or of
                        // a part of a cell
  FRAME_INTERRUPT = 'K',// to the worker: a number (4 bytes);
                        // to the engine: the number, when what it was for has ended
  FRAME_DEBUG = 'D',    // to the worker: a command (debugger/debug.c);
                        // to the engine: owner, what has stopped or gone on
};

struct frame {
  char kind;
  size_t length;
  char *payload;  // zero-terminated for convenience
};

// The descriptors that the engine gives: the channel, memory for output on its way, and pipes
// (reading end, writing end).
enum { CHANNEL = 3, SHARED_MEMORY = 4, STDOUT_PIPE = 5, STDERR_PIPE = 7 };

int out_of_the_way(int descriptor);
void open_channel(int descriptor);
void send_frame(char kind, const void *head, size_t head_length, const void *rest,
                size_t rest_length);
void send_owned_frame(char kind, uint32_t owner, const void *start, size_t length);
uint32_t frame_owner(const struct frame *frame);  // the first four bytes of its payload
bool receive_frame(struct frame *frame);

// MARK: bytes.c

// Fields taken one after another from the front of some bytes.
struct fields {
  const char *at, *end;
};
uint32_t take_number(struct fields *fields);
const char *take_text(struct fields *fields);  // ended by a zero byte

// Bytes being put together for a frame.
struct bytes {
  char *start;
  size_t length, capacity;
};
void add_bytes(struct bytes *bytes, const void *start, size_t length);
void add_number(struct bytes *bytes, uint32_t number);
void add_text(struct bytes *bytes, const char *text);  // length and text

// MARK: output.c

void capture_output(void);
void renew_streams(void);   // after a jump, which may have left a stream locked
void flush_output(bool complete);
// Keeps the order with what was written before.
void send_behind_output(char kind, const void *start, size_t length);
void send_display(const uint8_t *request, long length);
// The runtime's last "Fatal error: ..." of this thread, if it was kept back.
bool take_fatal_report(char *into, size_t size);

// MARK: input.c

void install_streams(void);  // hands them to the library
void capture_input(void);
void deliver_input(const struct frame *frame);
void wake_input(void);

#endif
