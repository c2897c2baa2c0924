// The worker: a process that loads compiled cells and runs them. What each file does:
//
//   main.c        start, the control thread
//   mainqueue.c   the main thread, which serves the main queue
//   channel.c     frames to and from the engine
//   output.c      standard output, standard error and displays, in one order
//   ownership.c   what other threads write belongs to the cell that has started them
//   input.c       standard input and prompts
//   library.c     the preloaded library and what it offers the worker
//   cell.c        loads a cell and runs it on a thread of its own
//   tasks.c       messages between the code in the session and the front end; questions about variables
//   debug.c       threads that a debugger has stopped
//   faults.c      traps, raised and uncaught errors, interruption: all end the cell by a jump
//   backtrace.c   where in which cell that was
//   memory.c      how much memory cells may use

#ifndef LECTERN_WORKER_H
#define LECTERN_WORKER_H

#include <pthread.h>
#include <setjmp.h>
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
  FRAME_INPUT = 'i',    // to the engine: password (1 byte) prompt;  to the worker: '+' line, or '-'
  FRAME_MESSAGE = 'm',  // both ways: channel 0 bytes; to the worker the owner stands in front too
  FRAME_END = 'E',      // to the engine: how the cell, or the dealing with the message, ended (cell.c)
  FRAME_QUESTION = 'q', // to the worker: owner, then for the library (Display/Variables/VariableQueries.swift)
  FRAME_ANSWER = 'a',   // to the engine: of the library
  FRAME_RUN = 'R',      // to the worker: owner, then what cell.c says
  FRAME_INTERRUPT = 'K',// to the worker
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
char *take_fatal_report(void);  // the runtime's last "Fatal error: ..." of this thread, kept back; freed by the caller

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
  long *defined_count;
};
extern struct library library;
const char *load_library(const char *path);  // what went wrong, or NULL

// MARK: cell.c

enum ending {
  ENDED_WELL,
  ENDED_BY_TRAP,
  ENDED_BY_ERROR,
  ENDED_BY_INTERRUPT,
  ENDED_UNLOADED,
  ENDED_BEYOND_REPAIR,
  ENDED_OUT_OF_MEMORY,
  ENDED_ON_MAIN_THREAD  // like these two, the end of the process
};

void start_cell(const struct frame *request);
void start_guarded_thread(void *(*body)(void *), void *argument, pthread_t *thread);
void tidy_after_jump(void);
void run_hooks(void *unused);

// MARK: tasks.c

void start_task_threads(void);
void queue_message(struct frame *frame);  // takes the payload
void queue_question(struct frame *frame);  // takes the payload
void send_message(const char *channel, const uint8_t *bytes, long length);

// MARK: debug.c

void prepare_stops(void);
void obey_debugger(const struct frame *frame);
void release_stopped_threads(void);

// MARK: faults.c

#define MOST_FRAMES 64

// How the running cell came to its end. Written in signal handlers, so of fixed size.
struct ending_record {
  enum ending ending;
  int signal;
  bool is_stack_overflow;
  char name[256];
  char message[8192];
  uintptr_t frames[MOST_FRAMES];
  int frame_count;
};

// Code that a jump can end: the cell that runs, or the dealing with a message.
struct guard {
  struct ending_record record;
  uint32_t owner;
  volatile pid_t thread;
  volatile bool is_open;             // while the code runs
  volatile unsigned number;          // so that an interruption meant for one run never meets the next
  volatile unsigned interrupted;     // the number of the run that is being interrupted
  volatile int patience;             // of an interruption: 0 at first, 1 after a while, 2 when all else has failed
  volatile bool has_foreign_fault;   // of a thread that it has started
};
extern struct guard cell_guard, message_guard, question_guard;
static inline bool is_fatal(enum ending ending) { return ending >= ENDED_BEYOND_REPAIR; }

void install_fault_handlers(void);
void prepare_thread_for_faults(void);   // an alternate signal stack for this thread
void release_thread_from_faults(void);
// Calls `body`; false if it was ended by a jump, with the guard's record filled in.
bool run_guarded(struct guard *guard, void (*body)(void *), void *argument);
void interrupt(struct guard *guard);
void interrupt_running(void);
void expect_cell(void);                  // a cell is about to start: an interruption that comes before it has begun is kept for it
void begin_expected_cell(void);          // on its thread, once it can be interrupted
void report_end(uint32_t owner, const struct ending_record *record, long defined_count);
void end_cell_if_interrupted(void);  // called at places that are known to be safe
bool is_answering(void);             // whether this thread answers a question
// On a thread that an interruption does not end: waits (for two seconds at most) until it has ended what it is meant for. What such a
// thread does next might otherwise let the interrupted cell end well.
void let_interruption_pass(void);

// While it is above zero, the thread is in the worker's own code and must not be jumped out of.
extern __thread volatile int jump_barrier;

// MARK: memory.c

void limit_memory(void);
bool is_out_of_memory(void);  // whether nearly all of what the process may have is in use

// MARK: mainqueue.c

void serve_main_queue(void) __attribute__((noreturn));

// MARK: backtrace.c

void note_cell_image(void *handle);
bool is_in_cell(uintptr_t address);
int walk_stack(uintptr_t frame_pointer, uintptr_t *frames, int most);
void note_throw(void *error);
int frames_of_throw(const void *error, uintptr_t *frames);
void add_frames(struct bytes *bytes, const uintptr_t *frames, int count);

#endif
