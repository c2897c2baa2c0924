// Code of the session runs here: cells, hooks, messages, questions. What is guaranteed:
//
// - Each piece of it has a thread of its own, which was made for it and never runs anything else.
// - A trap, an error or an interruption may end it at any point. Its thread is then left where it stands: the thread makes one
//   system call, which ends it, and nothing runs on it any more, neither Swift's code nor destructors of thread-local values. (The Swift
//   runtime keeps the open accesses of a thread in a list of nodes that lie on its stack. Code that ran on the thread after a
//   jump would walk them and find what had been written over them.)
// - What follows, hooks and reports, is done by the lane's own thread, which runs nothing but C, and by further fresh threads.
// - The stack of a thread that was left stays what it was, for a while: other threads may have pointers into it (stacks.c).
// - Threads that are not guarded (of tasks, queues, `Thread`) belong to the cell that has started them. If one traps, that cell
//   ends if it still runs; otherwise the fault is reported as the cell's. Such a thread never runs Swift again either (queues.c). The
//   main thread alone does, on another stack (mainthread.c).
//
// May be called in signal handlers: guard_of_thread, leave_thread, hand_over_fault, current_owner.

#ifndef LECTERN_GUARD_H
#define LECTERN_GUARD_H

#include <setjmp.h>

#include "worker.h"

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
void clear_record(struct ending_record *record);
static inline bool is_fault(const struct ending_record *record) {
  return record->ending != ENDED_WELL && record->ending != ENDED_BY_INTERRUPT;
}

// Code that can be left. There is one of each kind at a time.
struct guard {
  struct ending_record record;  // of the last run
  volatile uint32_t owner;      // whose code it is; 0 between two pieces of work
  volatile int waiting;         // pieces of work that are asked for and whose end has not been reported
  volatile pid_t thread;
  volatile bool is_open;        // while the code runs
  volatile bool is_wanted;      // an interruption of what runs, or is about to
  volatile int ticks;           // since when
  volatile bool has_foreign_fault;      // of a thread that it has started
  struct ending_record foreign_record;  // that fault
};
extern struct guard cell_guard, message_guard, question_guard;

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
int start_thread(pthread_t *thread, size_t stack_size, bool is_detached, uint32_t owner, void *(*body)(void *),
                 void *argument);
void end_thread_here(void) __attribute__((noreturn));  // by a system call

// MARK: stacks.c

// Keeps what a thread that has left, or is about to, has used of its stack down to `from`.
void keep_stack(pthread_t thread, const struct thread_limits *limits, uintptr_t from);

// MARK: queues.c

uint32_t current_owner(void);
void forget_current_task(void);  // on a thread that goes on after a fault
// Where a thread of a queue goes on when the work that it does has failed; NULL if it does none.
extern __thread sigjmp_buf *work_boundary;

// MARK: mainthread.c

bool run_on_main_thread(void (*function)(void *), void *context);  // false if it failed

// MARK: guard.c

// Runs `body` on a fresh thread and waits for its end; false if it was left, with the guard's record filled in. After
// `most_seconds` (0 for no limit) it is interrupted.
bool run_guarded(struct guard *guard, void (*body)(void *), void *argument, int most_seconds);
struct guard *guard_of_thread(void);  // NULL if the thread is not guarded
void leave_thread(uintptr_t stack_pointer) __attribute__((noreturn));
bool is_answering(void);  // whether this thread answers a question

// MARK: interruption.c

void install_interruption(void);
void interrupt(struct guard *guard);
void interrupt_running(uint32_t number);
void end_cell_if_interrupted(void);  // called at places that are known to be safe
// On a thread that an interruption does not end: waits (for two seconds at most) until it has ended what it is meant for. What such a
// thread does next might otherwise let the interrupted cell end well.
void let_interruption_pass(void);

// MARK: faults.c

void install_fault_handlers(void);
void record_text(struct ending_record *record, const char *name, const char *message);
// The stack at the place of a signal. A stack that may be broken is walked by frame pointers alone.
void record_frames(struct ending_record *record, const void *context, bool is_stack_suspect);
uintptr_t program_counter(const void *context);
uintptr_t stack_pointer(const void *context);

// MARK: background.c

// A fault of a thread that is not guarded; lies on its signal stack until it has been dealt with.
struct foreign_fault {
  struct ending_record record;
  struct foreign_fault *next;
  uint32_t owner;
  pthread_t thread;
  struct thread_limits limits;
  uintptr_t stack_pointer;
  bool is_lost;           // the thread ends
  bool is_stack_left;     // though the thread goes on
  volatile int is_settled;
};
void start_reporting_faults(void);
void hand_over_fault(struct foreign_fault *fault, uintptr_t stack_pointer) __attribute__((noreturn));
// Called between two runs: a fault of a thread that the code has started becomes its own.
void adopt_foreign_fault(struct guard *guard);
void begin_work(struct guard *guard, uint32_t owner);
void end_work(struct guard *guard);  // from now on its threads' faults are faults in the background

// MARK: lanes.c

struct task {
  struct task *next;
  uint32_t owner;
  char *payload;  // starts with the owner
  size_t length;
};

// Work of one kind, in the order of its coming.
struct lane {
  struct guard *guard;
  void (*perform)(void *task);
  bool (*has_hooks)(void);
  int (*most_seconds)(const struct task *task);  // 0 for no limit
  pthread_mutex_t lock;
  pthread_cond_t arrived;
  struct task *first, **last;
};
#define LANE(name, guard, perform, has_hooks, most_seconds)                                      \
  {guard, perform, has_hooks, most_seconds, PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, \
   NULL,  &name.first}
void serve_lane(struct lane *lane);
void queue_task(struct lane *lane, struct frame *frame);  // takes the payload
extern struct lane cells, messages, questions;

void report_fault(char frame_kind, uint32_t owner, const struct ending_record *record, long defined_count);

#endif
