// The worker: a process that loads compiled cells and runs them. What each file does:
//
//   main.c        start, the control thread
//   environment.c what of the environment cells get to see
//   mainqueue.c   the main thread, which serves the main queue
//   channel.c     frames to and from the engine
//   output.c      standard output, standard error and displays, in one order
//   reports.c     what the runtime writes just before it traps
//   input.c       standard input and prompts
//   library.c     the preloaded library and what it offers the worker
//   debug.c       threads that a debugger has stopped
//   memory.c      how much memory cells may use
//
// Code of the session, from the bottom up (guard.h says what holds for it):
//
//   backtrace.c     where in which cell an address lies
//   stacks.c        what becomes of the stack of a thread that did not return
//   threads.c       every thread: whose it is, a stack for signals, its end
//   queues.c        the same for what runs on queues
//   blocks.c        blocks on them
//   mainthread.c    work on the main thread, which cannot be replaced
//   guard.c         a fresh thread for each piece of code, that can be left at any point
//   interruption.c  leaves it when the user wants that
//   faults.c        leaves it at a trap, a raised or an uncaught error
//   background.c    faults of threads that are not guarded
//   lanes.c         runs one piece after another, then its hooks, and reports the end
//   cell.c          cells
//   tasks.c         messages between the code in the session and the front end; questions about variables

#ifndef LECTERN_WORKER_H
#define LECTERN_WORKER_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// MARK: channel.c
// A frame is its length without these four bytes (little-endian), a kind, and the rest.

enum {
  FRAME_HELLO = 'H',    // to the engine: ready; or text of what went wrong while starting, then the end
  // What follows up to the end starts, to the engine, with the owner (4 bytes): the number by which the engine knows the cell
  // or the message that it belongs to.
  FRAME_STDOUT = 'o',   // to the engine: text
  FRAME_STDERR = 'e',   // to the engine: text
  FRAME_DISPLAY = 'd',  // to the engine: a display request of the library (Display/WireFormat.swift)
  FRAME_INPUT = 'i',    // to the engine: number (4 bytes) password (1 byte) prompt;  to the worker: number, '+' line, or '-'
  FRAME_MESSAGE = 'm',  // both ways: channel 0 bytes; to the worker the owner stands in front too
  FRAME_END = 'E',      // to the engine: how the cell, or the dealing with the message, ended (cell.c)
  FRAME_QUESTION = 'q', // to the worker: owner, then for the library (Display/Variables/VariableQueries.swift)
  FRAME_ANSWER = 'a',   // to the engine: of the library
  FRAME_RUN = 'R',      // to the worker: owner, then what cell.c says
  FRAME_FAULT = 'F',    // to the engine: like FRAME_END, of code that goes on in the background, or of a part of a cell
  FRAME_INTERRUPT = 'K',// to the worker: a number (4 bytes);  to the engine: the number, when what it was for has ended
  FRAME_DEBUG = 'D',    // to the worker: a command (debug.c); to the engine: owner, what has stopped or gone on
};

// Whose output is what this thread writes; 0 where that is not known.
extern __thread uint32_t output_owner;

struct frame {
  char kind;
  size_t length;
  char *payload;  // zero-terminated for convenience
};

// The descriptors that the engine gives: the channel, memory for output on its way, and pipes (reading end, writing end).
enum { CHANNEL = 3, SHARED_MEMORY = 4, STDOUT_PIPE = 5, STDERR_PIPE = 7 };

int out_of_the_way(int descriptor);
void open_channel(int descriptor);
void send_frame(char kind, const void *head, size_t head_length, const void *rest, size_t rest_length);
void send_owned_frame(char kind, uint32_t owner, const void *start, size_t length);
uint32_t frame_owner(const struct frame *frame);  // the first four bytes of its payload
bool receive_frame(struct frame *frame);

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
void send_behind_output(char kind, const void *start, size_t length);  // keeps the order with what was written before
void send_display(const uint8_t *request, long length);
bool take_fatal_report(char *into, size_t size);  // the runtime's last "Fatal error: ..." of this thread, if it was kept back

// MARK: input.c

void capture_input(void);
char *read_line_from_engine(const char *prompt, bool password);
void deliver_input(const struct frame *frame);
void wake_input(void);

// MARK: library.c

struct library {
  void (*install_raise_handler)(void (*)(const char *, const char *));
  void (*install_display_sink)(void (*)(const uint8_t *, long));
  void (*install_input)(char *(*)(const char *, bool));
  void (*describe_error)(const void *error, void (*use)(const char *, const char *));
  void (*cell_ended)(void);
  void (*install_message_sink)(void (*)(const char *channel, const uint8_t *bytes, long length));
  void (*deliver_message)(const char *channel, const uint8_t *bytes, long length);
  void (*begin_cell)(long cell, void *const *addresses, long count);
  void (*release_at_mark)(long mark, long cell, long index);
  void (*install_stop_functions)(void (*hold)(void), void (*release)(void), uint32_t (*begin)(void),
                                 uint8_t (*wait)(const uint8_t *, long));
  void (*debugger_command)(const uint8_t *command, long length);
  void (*answer)(const uint8_t *question, long length, void (*use)(const uint8_t *, long));
  volatile int32_t *interruption_flag;
  const void *owner_key;  // of the task-local value that says whose a task is
  const void *(*task_local_value)(const void *key);  // these three of the runtime
  const void *(*current_task)(void);
  void (*leave_access_context)(void *state);
  void (*run_as_owner)(uint32_t owner, void (*body)(void *), void *argument);
  long *defined_count;
};
extern struct library library;
const char *load_library(const char *path);  // what went wrong, or NULL

// MARK: cell.c

void start_cell(struct frame *request);  // takes the payload

// MARK: tasks.c

void start_lanes(void);
void queue_message(struct frame *frame);  // takes the payload
void queue_question(struct frame *frame);  // takes the payload
void send_message(const char *channel, const uint8_t *bytes, long length);

// MARK: debug.c

void prepare_stops(void);
void obey_debugger(const struct frame *frame);
void release_stopped_threads(void);

// While it is above zero, the thread is in the worker's own code and must not be left.
extern __thread volatile int jump_barrier;

// MARK: environment.c

void restore_environment(void);

// MARK: memory.c

void limit_memory(void);
bool is_out_of_memory(void);  // whether nearly all of what the process may have is in use

// MARK: mainqueue.c

void serve_main_queue(void) __attribute__((noreturn));

// MARK: backtrace.c

#define MOST_FRAMES 64

void note_cell_image(void *handle);

// MARK: witnesses.c

bool replace_witnesses(const char *former, const char *latter);
bool is_in_cell(uintptr_t address);
int walk_stack(uintptr_t frame_pointer, uintptr_t *frames, int most);
void note_throw(void *error);
void expect_throws(void);  // a cell begins
int frames_of_throw(const void *error, uintptr_t *frames);
void add_frames(struct bytes *bytes, const uintptr_t *frames, int count);

#include "guard.h"

#endif
