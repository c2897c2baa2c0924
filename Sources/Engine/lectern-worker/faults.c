// Traps, errors that the library raises, and errors that nobody catches: all end the code that runs on the thread (guard.h).

#define _GNU_SOURCE
#include <execinfo.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <ucontext.h>
#include <unistd.h>

#include "guard.h"

// MARK: The platform's registers

static const mcontext_t *registers(const void *context) { return &((const ucontext_t *)context)->uc_mcontext; }

#if defined(__x86_64__)
uintptr_t program_counter(const void *context) { return (uintptr_t)registers(context)->gregs[REG_RIP]; }
uintptr_t stack_pointer(const void *context) { return (uintptr_t)registers(context)->gregs[REG_RSP]; }
static uintptr_t frame_pointer(const void *context) { return (uintptr_t)registers(context)->gregs[REG_RBP]; }
#elif defined(__aarch64__)
uintptr_t program_counter(const void *context) { return registers(context)->pc; }
uintptr_t stack_pointer(const void *context) { return registers(context)->sp; }
static uintptr_t frame_pointer(const void *context) { return registers(context)->regs[29]; }
#endif

// MARK: Records

void record_text(struct ending_record *record, const char *name, const char *message) {
  snprintf(record->name, sizeof record->name, "%s", name);
  snprintf(record->message, sizeof record->message, "%s", message);
}

// Unwind tables also know functions that optimisation has left without a frame, but trust the stack; frame pointers are for
// when that may be broken.
void record_frames(struct ending_record *record, const void *context, bool is_stack_suspect) {
  uintptr_t *frames = record->frames;
  uintptr_t address = program_counter(context);
  int count = is_stack_suspect ? 0 : backtrace((void **)frames, MOST_FRAMES);
  int first = 0;
  while (first < count && frames[first] != address) first++;  // skips the handler's own
  if (first < count) {
    memmove(frames, frames + first, (size_t)(count - first) * sizeof *frames);
    record->frame_count = count - first;
  } else {
    record->frame_count = 1 + walk_stack(frame_pointer(context), frames + 1, MOST_FRAMES - 1);
  }
  frames[0] = address + 1;  // as a return address is: behind the instruction
}

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
__attribute__((visibility("default"), noreturn)) void swift_errorInMain(void *error) {
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
