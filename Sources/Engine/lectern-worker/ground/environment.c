// The worker gets a few variables that are for itself alone: where the runtime's libraries are, that it reports crashes itself. Code in
// cells, and what that starts, find the user's.

#include <stdio.h>
#include <stdlib.h>

#include "ground/ground.h"

static void restore(const char *name) {
  char saved[64];
  snprintf(saved, sizeof saved, "_LECTERN_OWN_%s", name);
  const char *former = getenv(saved);
  if (former != NULL) {
    setenv(name, former, 1);
    unsetenv(saved);
  } else {
    unsetenv(name);
  }
}

void restore_environment(void) {
  restore("LD_LIBRARY_PATH");
  restore("SWIFT_BACKTRACE");
}
