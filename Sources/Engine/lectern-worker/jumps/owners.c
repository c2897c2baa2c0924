// Whose a thread, or the task on it, is.

#include "jumps/jumps.h"

__thread uint32_t output_owner;

// To the runtime a task that has failed is still the one that runs on the thread.
static __thread const void *failed_task;

void forget_current_task(void) {
  failed_task = library.current_task == NULL ? NULL : library.current_task();
}

uint32_t current_owner(void) {
  if (library.owner_key == NULL) return output_owner;
  if (failed_task != NULL && library.current_task() == failed_task) return output_owner;
  const uint32_t *owner = library.task_local_value(library.owner_key);
  return owner != NULL ? *owner : output_owner;
}
