// Guards: code of the session, and what ends it. What holds for its threads, jumps/jumps.h says.
//
// Guaranteed: what follows a piece of code, hooks and reports, is done by the thread that waits for
// its end, which runs nothing but C, and by further fresh threads. Threads that are not guarded (of
// tasks, queues, `Thread`) belong to the cell that has started them: if one traps, that cell ends
// if it still runs; otherwise the fault is reported as the cell's.
// Threads: start_guards is called once, by main; run_guarded, adopt_foreign_fault, begin_work and
// end_work by the thread of a lane, each with its own guard; interrupt_running by the control
// thread; all else by any thread.
// Signal handlers may call hand_over_fault; the handlers themselves are in this layer (faults.c,
// interruption.c).

#ifndef LECTERN_GUARDS_H
#define LECTERN_GUARDS_H

#include "jumps/jumps.h"
#include "streams/streams.h"

// MARK: running.c

// Runs `body` on a fresh thread and waits for its end; false if it was left, with the guard's
// record filled in. After `most_seconds` (0 for no limit) it is interrupted.
bool run_guarded(struct guard *guard, void (*body)(void *), void *argument, int most_seconds);
void start_guards(void);

// MARK: interruption.c

void install_interruption(void);
// What is called, again and again, while code is being interrupted that may wait for something of a
// layer above. There is one.
void while_interrupting(void (*release)(void));
void interrupt(struct guard *guard);
void interrupt_running(uint32_t number);
// On a thread that an interruption does not end: waits (for two seconds at most) until it has ended
// what it is meant for. What such a thread does next might otherwise let the interrupted cell end
// well.
void let_interruption_pass(void);

// MARK: faults.c

void install_fault_handlers(void);

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
void hand_over_fault(struct foreign_fault *fault, uintptr_t stack_pointer)
    __attribute__((noreturn));
// Called between two runs: a fault of a thread that the code has started becomes its own.
void adopt_foreign_fault(struct guard *guard);
void begin_work(struct guard *guard, uint32_t owner);
void end_work(struct guard *guard);  // from now on its threads' faults are faults in the background

// MARK: endings.c

// The C library says so when it finds its heap broken, and then aborts: nothing can be trusted any
// more.
bool is_heap_broken(const struct ending_record *record);
void report_fault(char frame_kind, uint32_t owner, const struct ending_record *record,
                  long defined_count);

#endif
