// Interruption: a signal that comes again and again until it meets the code at a place where leaving it does no harm.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <link.h>
#include <semaphore.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "guards/guards.h"

static struct { uintptr_t start, end; } sleeping_functions[16], runtime_images[3];
static int sleeping_function_count, runtime_image_count;

// MARK: Places

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

enum { TICK_MICROSECONDS = 2000, PATIENT_TICKS = 50, VERY_PATIENT_TICKS = 200 };  // 0.1 s, 0.4 s

static bool may_leave(const struct guard *guard, uintptr_t address) {
  bool is_at_once = guard->has_foreign_fault;
  if (is_in_cell(address) || is_sleeping(address)) return true;
  if (is_in_c_library(address)) {
    return (is_at_once || guard->ticks >= PATIENT_TICKS) && is_behind_system_call(address);
  }
  return guard->ticks >= VERY_PATIENT_TICKS;
}

// MARK: On the thread that is interrupted

static int interruption_signal;

static void on_interruption(int signal, siginfo_t *info, void *context) {
  (void)signal;
  (void)info;
  struct guard *guard = guard_of_thread();
  if (guard == NULL || jump_barrier > 0 || !guard->is_wanted) return;
  if (!may_leave(guard, program_counter(context))) return;
  record_frames(&guard->record, context, false);
  record_interruption(&guard->record);
  leave_thread(stack_pointer(context));
}

// MARK: Asking for it

static struct guard *const guards[] = {&cell_guard, &message_guard, &question_guard};
enum { GUARD_COUNT = 3 };
static sem_t wanted;
static volatile uint32_t last_number, answered_number;
static void (*release_waiting)(void);

void while_interrupting(void (*release)(void)) { release_waiting = release; }

static bool is_one_wanted(void) {
  for (int index = 0; index < GUARD_COUNT; index++) {
    if (guards[index]->is_wanted) return true;
  }
  return false;
}

static void pursue(struct guard *guard) {
  if (!guard->is_wanted || !guard->is_open) return;
  guard->ticks++;
  // Only one flag for all threads: what a cell does must not end by a question that takes too long.
  if (guard != &question_guard) *library.interruption_flag = 1;
  syscall(SYS_tgkill, getpid(), guard->thread, interruption_signal);
  wake_input();
  if (guard != &question_guard && release_waiting != NULL) release_waiting();
}

static void answer(void) {
  uint32_t number = last_number;
  if (number == answered_number) return;
  answered_number = number;
  send_frame(FRAME_INTERRUPT, &number, sizeof number, NULL, 0);
}

static void *pursue_all(void *unused) {
  (void)unused;
  for (;;) {
    while (sem_wait(&wanted) != 0) {
    }
    while (is_one_wanted()) {
      for (int index = 0; index < GUARD_COUNT; index++) pursue(guards[index]);
      usleep(TICK_MICROSECONDS);
    }
    answer();
  }
  return NULL;
}

// One that is meant for work which has not begun yet is kept for it.
void interrupt(struct guard *guard) {
  if (guard->waiting == 0) return;
  guard->is_wanted = true;
  if (guard->waiting == 0) guard->is_wanted = false;  // it has just ended
  sem_post(&wanted);
}

void interrupt_running(uint32_t number) {
  last_number = number;
  for (int index = 0; index < GUARD_COUNT; index++) {
    if (guards[index]->waiting == 0) continue;
    interrupt(guards[index]);
    break;
  }
  sem_post(&wanted);  // for the answer
}

void let_interruption_pass(void) {
  if (guard_of_thread() != NULL) return;
  for (int tick = 0; tick < 1000; tick++) {
    if (!cell_guard.is_wanted && !message_guard.is_wanted) return;
    usleep(2000);
  }
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

void install_interruption(void) {
  find_sleeping_functions();
  dl_iterate_phdr(find_runtime_image, NULL);
  // Without SA_RESTART: a sleeping system call returns.
  interruption_signal = SIGRTMIN + 5;
  struct sigaction action = {.sa_sigaction = on_interruption, .sa_flags = SA_SIGINFO | SA_ONSTACK};
  sigaction(interruption_signal, &action, NULL);
  sem_init(&wanted, 0, 0);
  pthread_t thread;
  pthread_create(&thread, NULL, pursue_all, NULL);
}
