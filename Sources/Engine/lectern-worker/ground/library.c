#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>

#include "ground/ground.h"

struct library library;

// OpenBLAS makes its threads and their memory as it is loaded; the library calls it from threads of its own. What cells
// start is not told so.
static void *load_with_one_blas_thread(const char *path) {
  const char *given = getenv("OPENBLAS_NUM_THREADS");
  if (given == NULL) setenv("OPENBLAS_NUM_THREADS", "1", 1);
  void *handle = dlopen(path, RTLD_NOW | RTLD_GLOBAL);
  if (given == NULL) unsetenv("OPENBLAS_NUM_THREADS");
  return handle;
}

const char *load_library(const char *path) {
  if (load_with_one_blas_thread(path) == NULL) return dlerror();
  // Unoptimised cells use it; most programs get it from the linker.
  dlopen("libswiftSwiftOnoneSupport.so", RTLD_NOW | RTLD_GLOBAL);

  static char missing[512];
#define FIND(target, symbol)                                                              \
  void *symbol = dlsym(RTLD_DEFAULT, "lectern_" #symbol);                                 \
  if (symbol == NULL) {                                                                   \
    snprintf(missing, sizeof missing, "%s lacks the function lectern_" #symbol, path);    \
    return missing;                                                                       \
  }                                                                                       \
  *(void **)&target = symbol;
  FIND(library.install_raise_handler, install_raise_handler)
  FIND(library.install_display_sink, install_display_sink)
  FIND(library.install_input, install_input)
  FIND(library.describe_error, describe_uncaught_error)
  FIND(library.cell_ended, cell_ended)
  FIND(library.install_message_sink, install_message_sink)
  FIND(library.deliver_message, deliver_message)
  FIND(library.begin_cell, begin_cell)
  FIND(library.release_at_mark, release_at_mark)
  FIND(library.answer, answer)
  FIND(library.install_stop_functions, install_stop_functions)
  FIND(library.debugger_command, debugger_command)
  FIND(library.run_as_owner, run_as_owner)
  const void *(*key)(void);
  FIND(key, owner_key)
  volatile int32_t *(*flag)(void);
  long *(*count)(void);
  FIND(flag, interruption_flag)
  FIND(count, defined_count)
#undef FIND
  library.interruption_flag = flag();
  library.leave_access_context = (void (*)(void *))dlsym(RTLD_DEFAULT, "swift_task_exitThreadLocalContext");
  library.current_task = (const void *(*)(void))dlsym(RTLD_DEFAULT, "swift_task_getCurrent");
  library.task_local_value = (const void *(*)(const void *))dlsym(RTLD_DEFAULT, "swift_task_localValueGet");
  if (library.task_local_value != NULL && library.current_task != NULL) library.owner_key = key();
  library.defined_count = count();
  return NULL;
}

void begin_library(void) {
  void (*loaded)(void) = (void (*)(void))dlsym(RTLD_DEFAULT, "lectern_library_loaded");
  if (loaded != NULL) loaded();
}
