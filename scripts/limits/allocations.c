/* Counts what a process allocates: loaded before the C library (LD_PRELOAD), whose own functions it calls by the names
 * under which glibc keeps them. When the process exits, its name and the count are written to a file of its number in
 * the folder LECTERN_COUNTS.
 *
 * PLANTED is how many turns of an idle loop each allocation takes more: a slowdown to be found. */
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#ifndef PLANTED
#define PLANTED 0
#endif

void *__libc_malloc(size_t);
void *__libc_calloc(size_t, size_t);
void *__libc_realloc(void *, size_t);
void *__libc_memalign(size_t, size_t);

static long allocations;

static void count(void) {
  __atomic_add_fetch(&allocations, 1, __ATOMIC_RELAXED);
  for (int turn = 0; turn < PLANTED; turn++) __asm__ volatile("");
}

void *malloc(size_t size) {
  count();
  return __libc_malloc(size);
}

void *calloc(size_t number, size_t size) {
  count();
  return __libc_calloc(number, size);
}

void *realloc(void *former, size_t size) {
  count();
  return __libc_realloc(former, size);
}

void *memalign(size_t alignment, size_t size) {
  count();
  return __libc_memalign(alignment, size);
}

void *aligned_alloc(size_t alignment, size_t size) { return memalign(alignment, size); }

int posix_memalign(void **result, size_t alignment, size_t size) {
  void *memory = memalign(alignment, size);
  if (memory == NULL) return ENOMEM;
  *result = memory;
  return 0;
}

__attribute__((destructor)) static void write_count(void) {
  const char *folder = getenv("LECTERN_COUNTS");
  char path[4096];
  if (folder == NULL) return;
  snprintf(path, sizeof path, "%s/allocations.%d", folder, (int)getpid());
  long counted = __atomic_load_n(&allocations, __ATOMIC_RELAXED);
  FILE *file = fopen(path, "w");
  if (file == NULL) return;
  fprintf(file, "%s %ld\n", program_invocation_short_name, counted);
  fclose(file);
}
