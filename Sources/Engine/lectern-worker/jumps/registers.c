// The platform's registers.

#define _GNU_SOURCE
#include <ucontext.h>

#include "jumps/jumps.h"

static const mcontext_t *registers(const void *context) {
  return &((const ucontext_t *)context)->uc_mcontext;
}

#if defined(__x86_64__)
uintptr_t program_counter(const void *context) { return (uintptr_t)registers(context)->gregs[REG_RIP]; }
uintptr_t stack_pointer(const void *context) { return (uintptr_t)registers(context)->gregs[REG_RSP]; }
uintptr_t frame_pointer(const void *context) { return (uintptr_t)registers(context)->gregs[REG_RBP]; }
#elif defined(__aarch64__)
uintptr_t program_counter(const void *context) { return registers(context)->pc; }
uintptr_t stack_pointer(const void *context) { return registers(context)->sp; }
uintptr_t frame_pointer(const void *context) { return registers(context)->regs[29]; }
#endif
