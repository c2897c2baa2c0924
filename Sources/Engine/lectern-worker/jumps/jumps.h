// Threads, and leaving them. What is guaranteed of the code of the session (cells, hooks, messages,
// questions), all of which the layer of the guards runs:
//
// - Each piece of it has a thread of its own, made for it, that never runs anything else.
// - A trap, an error or an interruption may end it at any point. Its thread is then left where it
//   stands: it makes one system call, which ends it, and nothing runs on it any more, neither
//   Swift's code nor destructors of thread-local values. (The Swift runtime keeps the open accesses
//   of a thread in a list of nodes that lie on its stack. Code that ran on the thread after a jump
//   would walk them and find what had been written over them.)
// - While jump_barrier is above zero the thread is in the worker's own code and is not left.
// - The stack of a thread that was left stays what it was, for a while: other threads may have
//   pointers into it.
//
// Threads: prepare_main_thread and hook_throws are called once, by main; all else by any thread,
// for itself where nothing else is said.
// Signal handlers may call guard_of_thread, is_answering, leave_thread, end_thread_here,
// current_owner, is_in_cell, walk_stack, and what fills in a record.

#ifndef LECTERN_JUMPS_H
#define LECTERN_JUMPS_H

#include <pthread.h>
#include <semaphore.h>
#include <setjmp.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "ground/ground.h"

// MARK: owners.c
// An owner is the number by which the engine knows the cell or the message that something belongs
// to.

// Whose output is what this thread writes; 0 where that is not known.
extern __thread uint32_t output_owner;
uint32_t current_owner(void);
void forget_current_task(void);  // on a thread that goes on after a fault

// MARK: threads.c

// The stack of the thread, and what catches its signals.
struct thread_limits {
  uintptr_t stack_start, stack_end;
  void *signal_stack;
  bool is_ours_to_join;      // it would have been detached
  bool is_never_used_again;  // the stack, once it has been left
};
extern __thread struct thread_limits thread_limits;
void prepare_main_thread(void);
// A thread that inherits nothing. It belongs to `owner`.
// With `is_detached` it cannot be joined.
int start_thread(pthread_t *thread, size_t stack_size, bool is_detached, uint32_t owner,
                 void *(*body)(void *), void *argument);
void end_thread_here(void) __attribute__((noreturn));  // by a system call

// MARK: stacks.c

// Keeps what a thread that has left, or is about to, has used of its stack down to `from`.
void keep_stack(pthread_t thread, const struct thread_limits *limits, uintptr_t from);

// MARK: registers.c
// At the place of a signal.

uintptr_t program_counter(const void *context);
uintptr_t stack_pointer(const void *context);
uintptr_t frame_pointer(const void *context);

// MARK: images.c

void note_cell_image(void *handle);
bool is_in_cell(uintptr_t address);

// MARK: walking.c

#define MOST_FRAMES 64

// Follows frame pointers, which Swift keeps in all its code.
int walk_stack(uintptr_t frame_pointer, uintptr_t *frames, int most);

// MARK: throws.c

void hook_throws(void);
void expect_throws(void);  // a cell begins
int frames_of_throw(const void *error, uintptr_t *frames);

// MARK: records.c

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
static inline bool is_fatal(enum ending ending) { return ending >= ENDED_BEYOND_REPAIR; }

// How code came to its end. Written in signal handlers, so of fixed size.
struct ending_record {
  enum ending ending;
  int signal;
  bool is_stack_overflow;
  char name[256];
  char message[8192];
  uintptr_t frames[MOST_FRAMES];
  int frame_count;
};
static inline bool is_fault(const struct ending_record *record) {
  return record->ending != ENDED_WELL && record->ending != ENDED_BY_INTERRUPT;
}
void clear_record(struct ending_record *record);
void record_text(struct ending_record *record, const char *name, const char *message);
void record_interruption(struct ending_record *record);
// The stack at the place of a signal. A stack that may be broken is walked by frame pointers alone.
void record_frames(struct ending_record *record, const void *context, bool is_stack_suspect);

// MARK: leaving.c

// While it is above zero, the thread is in the worker's own code and must not be left.
extern __thread volatile int jump_barrier;

// Code that can be left. There is one of each kind at a time.
struct guard {
  struct ending_record record;  // of the last run
  volatile uint32_t owner;      // whose code it is; 0 between two pieces of work
  volatile int waiting;         // pieces of work asked for, whose end has not been reported
  volatile pid_t thread;
  volatile bool is_open;        // while the code runs
  volatile bool is_wanted;      // an interruption of what runs, or is about to
  volatile int ticks;           // since when
  volatile bool has_foreign_fault;      // of a thread that it has started
  struct ending_record foreign_record;  // that fault
};
extern struct guard cell_guard, message_guard, question_guard;

// A run of such code; lies on the stack of the thread that waits for its end.
struct run {
  struct guard *guard;
  void (*body)(void *);
  void *argument;
  bool has_returned;
  struct thread_limits limits;
  uintptr_t left_at;
  sem_t ended;
};
void enter_run(struct run *run);   // on the thread that is to run it
void return_from_run(void);        // what it was for has returned; the run is gone after that
struct guard *guard_of_thread(void);  // NULL if the thread is not guarded
bool is_answering(void);              // whether this thread answers a question
void leave_thread(uintptr_t stack_pointer) __attribute__((noreturn));
void end_cell_if_interrupted(void);  // called at places that are known to be safe

// Where a thread of a queue goes on when the work that it does has failed; NULL if it does none.
extern __thread sigjmp_buf *work_boundary;

#endif
