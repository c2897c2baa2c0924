// Everything that ends a cell before its last line, without ending the process: traps, uncaught errors, errors that
// the library raises, interruption. All of them jump out of the cell's thread to where it was started; the thread
// then ends, since the runtime keeps records of its own in thread-local storage that a jump leaves behind.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <execinfo.h>
#include <link.h>
#include <semaphore.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>
#include <ucontext.h>
#include <unistd.h>

#include "worker.h"

enum { SIGNAL_STACK_SIZE = 64 * 1024 };

struct guard cell_guard, message_guard, question_guard;
__thread volatile int jump_barrier;
__thread uintptr_t stack_start, stack_end;

static __thread sigjmp_buf way_out;
static __thread volatile bool has_way_out;
static __thread struct guard *own_guard;  // of the code that runs on this thread
static __thread void *signal_stack;

// MARK: The platform's registers

static uintptr_t program_counter(const ucontext_t *context) {
#if defined(__x86_64__)
  return (uintptr_t)context->uc_mcontext.gregs[REG_RIP];
#elif defined(__aarch64__)
  return context->uc_mcontext.pc;
#endif
}

static uintptr_t frame_pointer(const ucontext_t *context) {
#if defined(__x86_64__)
  return (uintptr_t)context->uc_mcontext.gregs[REG_RBP];
#elif defined(__aarch64__)
  return context->uc_mcontext.regs[29];
#endif
}

// MARK: The thread of a cell

static void find_stack(void) {
  pthread_attr_t attributes;
  void *start;
  size_t size;
  if (pthread_getattr_np(pthread_self(), &attributes) != 0) return;
  pthread_attr_getstack(&attributes, &start, &size);
  pthread_attr_destroy(&attributes);
  stack_start = (uintptr_t)start;
  stack_end = stack_start + size;
}

void prepare_thread_for_faults(void) {
  find_stack();
  signal_stack = malloc(SIGNAL_STACK_SIZE);
  stack_t stack = {.ss_sp = signal_stack, .ss_size = SIGNAL_STACK_SIZE};
  sigaltstack(&stack, NULL);
}

void release_thread_from_faults(void) {
  stack_t none = {.ss_flags = SS_DISABLE};
  sigaltstack(&none, NULL);
  free(signal_stack);
}

bool run_guarded(struct guard *guard, void (*body)(void *), void *argument) {
  memset(&guard->record, 0, offsetof(struct ending_record, message) + 1);
  guard->record.frame_count = 0;
  guard->owner = output_owner;
  guard->thread = gettid();
  guard->number++;
  guard->has_foreign_fault = false;
  own_guard = guard;
  jump_barrier = 0;
  if (sigsetjmp(way_out, 1) != 0) {
    has_way_out = false;
    own_guard->is_open = false;
    jump_barrier = 0;
    return false;
  }
  has_way_out = true;
  guard->is_open = true;
  body(argument);
  has_way_out = false;
  guard->is_open = false;
  return true;
}

static void leave_cell(void) __attribute__((noreturn));
static void leave_cell(void) {
  has_way_out = false;
  siglongjmp(way_out, 1);
}

static void record_text(struct ending_record *record, const char *name, const char *message) {
  snprintf(record->name, sizeof record->name, "%s", name);
  snprintf(record->message, sizeof record->message, "%s", message);
}

// MARK: Faults on threads that are not the cell's

// Whose fault it is: the cell that runs, or else the dealing with a message or a question; NULL if none of them.
static struct guard *responsible_guard(void) {
  struct guard *guards[] = {&cell_guard, &message_guard, &question_guard};
  for (int index = 0; index < 3; index++) {
    if (guards[index]->is_open) return guards[index];
  }
  return NULL;
}

// What nobody is responsible for: threads that a cell has left behind. Reported by a thread of its own, since the one that has
// failed may have stopped anywhere.
static struct ending_record background_record;
static uint32_t background_owner;
static sem_t background_fault;
static volatile int background_claimed;

static void *report_background_faults(void *unused) {
  (void)unused;
  for (;;) {
    if (sem_wait(&background_fault) != 0) continue;
    report_end(background_owner, &background_record, 0);
    if (is_fatal(background_record.ending)) _exit(1);
    background_claimed = 0;
  }
  return NULL;
}

// Where the fault of a thread that is not guarded itself is to be noted; NULL if another one is being reported.
static struct ending_record *record_of_foreign_fault(struct guard *guard) {
  if (guard != NULL) return &guard->record;
  return __sync_lock_test_and_set(&background_claimed, 1) ? NULL : &background_record;
}

// Such a thread cannot be unwound: it stops for good, and what it was started by ends with its error. In place of the main
// thread no other could serve the main queue: with it the process ends.
static void leave_foreign_thread(struct guard *guard, bool is_recorded) __attribute__((noreturn));
static void leave_foreign_thread(struct guard *guard, bool is_recorded) {
  if (guard != NULL && !is_fatal(guard->record.ending)) {
    guard->has_foreign_fault = true;
    interrupt(guard);
  } else if (is_recorded) {
    background_owner = 0;
    if (guard != NULL) {
      background_owner = guard->owner;
      background_record = guard->record;
    }
    sem_post(&background_fault);
  }
  for (;;) pause();
}

// MARK: Traps

// The stack at the place of a trap. Unwind tables also know functions that optimisation has left without a frame, but
// trust the stack; frame pointers are for when that may be broken.
static void record_frames(struct ending_record *record, const ucontext_t *context, bool is_stack_suspect) {
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

static void on_fault(int signal, siginfo_t *info, void *context) {
  if (jump_barrier > 0 && has_way_out) _exit(128 + signal);  // inside the worker's own code: the heap is broken
  struct guard *guard = has_way_out ? own_guard : responsible_guard();
  struct ending_record *record = has_way_out ? &guard->record : record_of_foreign_fault(guard);
  if (record == NULL) leave_foreign_thread(guard, false);
  uintptr_t fault = (uintptr_t)info->si_addr;
  record->ending = ENDED_BY_TRAP;
  record->signal = signal;
  record->is_stack_overflow =
      signal == SIGSEGV && has_way_out && fault + (1 << 16) >= stack_start && fault < stack_start + (1 << 16);
  record_frames(record, context, signal == SIGSEGV || signal == SIGBUS);
  char *report = take_fatal_report();
  if (report != NULL) snprintf(record->message, sizeof record->message, "%s", report);
  if (getpid() == gettid()) record->ending = ENDED_ON_MAIN_THREAD;
  if (is_out_of_memory()) record->ending = ENDED_OUT_OF_MEMORY;
  if (!has_way_out) leave_foreign_thread(guard, true);
  leave_cell();
}

// MARK: Errors

static void record_error_in(struct ending_record *record, const char *name, const char *message) {
  bool is_interrupt = strcmp(name, "KeyboardInterrupt") == 0;
  record->ending = is_interrupt ? ENDED_BY_INTERRUPT : ENDED_BY_ERROR;
  record_text(record, name, message);
}

static void record_error(const char *name, const char *message) {
  record_error_in(&own_guard->record, name, message);
}

// The library's `raise`.
static void on_raise(const char *name, const char *message) {
  struct guard *guard = has_way_out ? own_guard : responsible_guard();
  if (has_way_out && guard->has_foreign_fault) leave_cell();  // that fault has been recorded already
  struct ending_record *record = has_way_out ? &guard->record : record_of_foreign_fault(guard);
  if (record == NULL) leave_foreign_thread(guard, false);
  record_error_in(record, name, message);
  record->frame_count = backtrace((void **)record->frames, MOST_FRAMES);
  if (getpid() == gettid()) record->ending = ENDED_ON_MAIN_THREAD;
  if (!has_way_out) leave_foreign_thread(guard, true);
  leave_cell();
}

// What the compiler calls for an error that reaches the top of a script. This definition stands before the
// runtime's, since the executable's symbols come first.
__attribute__((visibility("default"), noreturn)) void swift_errorInMain(void *error) {
  if (!has_way_out) abort();
  library.describe_error(error, record_error);
  own_guard->record.frame_count = frames_of_throw(error, own_guard->record.frames);
  leave_cell();
}

// MARK: Interruption

// The interrupting signal comes again and again until it meets the cell at a place where a jump does no harm.
static int interruption_signal;

static struct { uintptr_t start, end; } sleeping_functions[16], runtime_images[3];
static int sleeping_function_count, runtime_image_count;

static bool is_sleeping(uintptr_t address) {
  for (int index = 0; index < sleeping_function_count; index++) {
    if (address >= sleeping_functions[index].start && address < sleeping_functions[index].end) return true;
  }
  return false;
}

// The C library and the dynamic loader: their locks must never be left held.
static bool is_in_c_library(uintptr_t address) {
  for (int index = 0; index < runtime_image_count; index++) {
    if (address >= runtime_images[index].start && address < runtime_images[index].end) return true;
  }
  return false;
}

static bool is_behind_system_call(uintptr_t address) {
#if defined(__x86_64__)
  const unsigned char *code = (const unsigned char *)address;
  return code[-2] == 0x0F && code[-1] == 0x05;
#else
  const uint32_t *code = (const uint32_t *)address;
  return code[-1] == 0xD4000001;
#endif
}

static bool may_leave(const struct guard *guard, uintptr_t address) {
  if (guard->has_foreign_fault && is_behind_system_call(address)) return true;
  if (is_in_cell(address) || is_sleeping(address)) return true;
  if (guard->patience >= 1 && is_in_c_library(address)) return is_behind_system_call(address);
  return guard->patience >= 2 && !is_in_c_library(address);
}

static void record_interruption(struct guard *guard) {
  if (guard->has_foreign_fault) return;  // that fault has been recorded already
  guard->record.ending = ENDED_BY_INTERRUPT;
  record_text(&guard->record, "KeyboardInterrupt", "");
}

static void on_interruption(int signal, siginfo_t *info, void *context) {
  (void)signal;
  (void)info;
  struct guard *guard = own_guard;
  if (!has_way_out || jump_barrier > 0 || guard->interrupted != guard->number) return;
  uintptr_t address = program_counter(context);
  if (!may_leave(guard, address)) return;
  if (!guard->has_foreign_fault) record_frames(&guard->record, context, false);
  record_interruption(guard);
  leave_cell();
}

void end_cell_if_interrupted(void) {
  if (!has_way_out || jump_barrier > 0 || own_guard->interrupted != own_guard->number) return;
  record_interruption(own_guard);
  own_guard->record.frame_count = backtrace((void **)own_guard->record.frames, MOST_FRAMES);
  leave_cell();
}

bool is_answering(void) { return own_guard == &question_guard; }

static bool is_being_interrupted(const struct guard *guard) {
  return guard->is_open && guard->interrupted == guard->number;
}

void let_interruption_pass(void) {
  if (own_guard != NULL) return;
  for (int tick = 0; tick < 1000; tick++) {
    if (!is_being_interrupted(&cell_guard) && !is_being_interrupted(&message_guard)) return;
    usleep(2000);
  }
}

static void *interrupt_until_left(void *argument) {
  struct guard *guard = argument;
  unsigned number = guard->interrupted;
  for (int tick = 0; guard->is_open && guard->number == number; tick++) {
    guard->patience = tick < 50 ? 0 : tick < 200 ? 1 : 2;  // 0.1 s, then until 0.4 s
    syscall(SYS_tgkill, getpid(), guard->thread, interruption_signal);
    wake_input();
    if (guard != &question_guard) release_stopped_threads();
    usleep(2000);
  }
  __sync_bool_compare_and_swap(&guard->interrupted, number, 0);  // the next run may be interrupted already
  if (guard == &message_guard) *library.interruption_flag = 0;  // a cell clears it itself
  return NULL;
}

void interrupt(struct guard *guard) {
  unsigned number = guard->number, former = guard->interrupted;
  if (!guard->is_open || former == number) return;
  if (!__sync_bool_compare_and_swap(&guard->interrupted, former, number)) return interrupt(guard);  // it has just changed
  // Only one flag for all threads: what a cell does must not end by a question that takes too long.
  if (guard != &question_guard) *library.interruption_flag = 1;
  pthread_t thread;
  pthread_create(&thread, NULL, interrupt_until_left, guard);
  pthread_detach(thread);
}

// Between the request for a cell and its first instruction there is a thread to start. An interruption then is noted first and
// looked for by the cell once it can be interrupted, so that one of the two sees the other.
static bool is_cell_expected, is_expected_interrupted;

void expect_cell(void) {
  __atomic_store_n(&is_expected_interrupted, false, __ATOMIC_SEQ_CST);
  __atomic_store_n(&is_cell_expected, true, __ATOMIC_SEQ_CST);
}

void begin_expected_cell(void) {
  __atomic_store_n(&is_cell_expected, false, __ATOMIC_SEQ_CST);
  if (__atomic_exchange_n(&is_expected_interrupted, false, __ATOMIC_SEQ_CST)) interrupt(&cell_guard);
}

void interrupt_running(void) {
  if (__atomic_load_n(&is_cell_expected, __ATOMIC_SEQ_CST)) {
    __atomic_store_n(&is_expected_interrupted, true, __ATOMIC_SEQ_CST);
    if (__atomic_load_n(&is_cell_expected, __ATOMIC_SEQ_CST)) return;  // it will look
  }
  struct guard *guard = responsible_guard();
  if (guard != NULL) interrupt(guard);
}

// MARK: Set-up

static void find_sleeping_functions(void) {
  static const char *names[] = {"nanosleep", "clock_nanosleep", "usleep", "sleep", "pause", "sigsuspend",
                                "poll",      "ppoll",           "select", "pselect", "epoll_wait", "wait4",
                                "waitpid",   "waitid"};
  for (size_t index = 0; index < sizeof names / sizeof *names; index++) {
    Dl_info info;
    const ElfW(Sym) *symbol = NULL;
    void *function = dlsym(RTLD_DEFAULT, names[index]);
    if (function == NULL || !dladdr1(function, &info, (void **)&symbol, RTLD_DL_SYMENT) || symbol == NULL) continue;
    sleeping_functions[sleeping_function_count].start = (uintptr_t)function;
    sleeping_functions[sleeping_function_count++].end = (uintptr_t)function + symbol->st_size;
  }
}

static int find_runtime_image(struct dl_phdr_info *info, size_t size, void *unused) {
  (void)size;
  (void)unused;
  bool is_runtime = strstr(info->dlpi_name, "/libc.so") != NULL || strstr(info->dlpi_name, "/ld-linux") != NULL ||
                    strstr(info->dlpi_name, "/libpthread.so") != NULL;
  if (!is_runtime || runtime_image_count == 3) return 0;
  uintptr_t end = info->dlpi_addr;
  for (int index = 0; index < info->dlpi_phnum; index++) {
    const ElfW(Phdr) *header = &info->dlpi_phdr[index];
    uintptr_t part = info->dlpi_addr + header->p_vaddr + header->p_memsz;
    if (header->p_type == PT_LOAD && part > end) end = part;
  }
  runtime_images[runtime_image_count].start = info->dlpi_addr;
  runtime_images[runtime_image_count++].end = end;
  return 0;
}

void install_fault_handlers(void) {
  pthread_t reporter;
  sem_init(&background_fault, 0, 0);
  pthread_create(&reporter, NULL, report_background_faults, NULL);
  void *unused[1];
  backtrace(unused, 1);  // loads the unwinder, which a handler must not do
  find_sleeping_functions();
  dl_iterate_phdr(find_runtime_image, NULL);
  static const int signals[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT};
  struct sigaction action = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO | SA_ONSTACK};
  for (size_t index = 0; index < sizeof signals / sizeof *signals; index++) {
    sigaction(signals[index], &action, NULL);
  }
  // Without SA_RESTART: a sleeping system call returns.
  interruption_signal = SIGRTMIN + 5;
  struct sigaction interruption = {.sa_sigaction = on_interruption, .sa_flags = SA_SIGINFO | SA_ONSTACK};
  sigaction(interruption_signal, &interruption, NULL);
  signal(SIGPIPE, SIG_IGN);
  library.install_raise_handler(on_raise);
}
