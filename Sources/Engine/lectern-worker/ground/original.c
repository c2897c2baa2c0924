#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>

#include "ground/ground.h"

void *original(const char *name) {
  void *function = dlsym(RTLD_NEXT, name);
  if (function == NULL) abort();
  return function;
}
