// Traps, errors that the library raises, and errors that nobody catches: all end the code that runs
// on the thread (jumps/jumps.h).

#define _GNU_SOURCE
#include <execinfo.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "guards/guards.h"

// MARK: Traps

static bool is_stack_overflow(int signal, uintptr_t address) {
  enum { NEAR = 1 << 16 };
  return signal == SIGSEGV && address + NEAR >= thread_limits.stack_start && address < thread_limits.stack_start + NEAR;
}

// The main thread, in something else than work that was put on its queue.
static bool is_beyond_replacement(void) { return getpid() == gettid() && work_boundary == NULL; }

static void record_trap(struct ending_record *record, int signal, const siginfo_t *info, const void *context) {
  record->ending = ENDED_BY_TRAP;
  record->signal = signal;
  record->is_stack_overflow = is_stack_overflow(signal, (uintptr_t)info->si_addr);
  record_frames(record, context, signal == SIGSEGV || signal == SIGBUS);
  take_fatal_report(record->message, sizeof record->message);
  if (is_beyond_replacement()) record->ending = ENDED_ON_MAIN_THREAD;
  if (is_out_of_memory()) record->ending = ENDED_OUT_OF_MEMORY;
}

static void on_fault(int signal, siginfo_t *info, void *context) {
  if (jump_barrier > 0) _exit(128 + signal);  // inside the worker's own code: the heap is broken
  struct guard *guard = guard_of_thread();
  if (guard != NULL) {
    record_trap(&guard->record, signal, info, context);
    leave_thread(stack_pointer(context));
  }
  struct foreign_fault fault;
  clear_record(&fault.record);
  record_trap(&fault.record, signal, info, context);
  hand_over_fault(&fault, stack_pointer(context));
}

// MARK: Errors

static void record_error_in(struct ending_record *record, const char *name, const char *message) {
  bool is_interrupt = strcmp(name, "KeyboardInterrupt") == 0;
  record->ending = is_interrupt ? ENDED_BY_INTERRUPT : ENDED_BY_ERROR;
  record_text(record, name, message);
}

static void record_raised(struct ending_record *record, const char *name, const char *message) {
  record_error_in(record, name, message);
  record->frame_count = backtrace((void **)record->frames, MOST_FRAMES);
  if (is_beyond_replacement()) record->ending = ENDED_ON_MAIN_THREAD;
}

// The library's `raise`.
static void on_raise(const char *name, const char *message) {
  uintptr_t here = (uintptr_t)__builtin_frame_address(0);
  struct guard *guard = guard_of_thread();
  if (guard != NULL) {
    record_raised(&guard->record, name, message);
    leave_thread(here);
  }
  struct foreign_fault fault;
  clear_record(&fault.record);
  record_raised(&fault.record, name, message);
  hand_over_fault(&fault, here);
}

static void record_uncaught(const char *name, const char *message) {
  record_error_in(&guard_of_thread()->record, name, message);
}

// What the compiler calls for an error that reaches the top of a script. This definition stands before the
// runtime's, since the executable's symbols come first.
VISIBLE __attribute__((noreturn)) void swift_errorInMain(void *error) {
  struct guard *guard = guard_of_thread();
  if (guard == NULL) abort();
  library.describe_error(error, record_uncaught);
  guard->record.frame_count = frames_of_throw(error, guard->record.frames);
  leave_thread((uintptr_t)__builtin_frame_address(0));
}

// MARK: Set-up

void install_fault_handlers(void) {
  void *unused[1];
  backtrace(unused, 1);  // loads the unwinder, which a handler must not do
  static const int signals[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT};
  struct sigaction action = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO | SA_ONSTACK};
  for (size_t index = 0; index < sizeof signals / sizeof *signals; index++) {
    sigaction(signals[index], &action, NULL);
  }
  signal(SIGPIPE, SIG_IGN);
  library.install_raise_handler(on_raise);
}
