#include "lectern_memory.h"

#include <pthread.h>
#include <stdlib.h>
#if defined(__linux__)
#include <sys/mman.h>
#endif

// Size classes: eight to each power of two, so at most 12.5 % is wasted.
enum { steps = 8, classes = 64 * steps };
// Blocks that would take the kept memory over its limit go back to the system, and so do single large ones: whole
// data sets, which a session makes once.
static const size_t largest_kept = (size_t)64 << 20;
static const size_t most_kept = (size_t)256 << 20;

typedef struct block { struct block *next; } block;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static block *kept[classes];
static size_t bytes_kept = 0, bytes_in_use = 0;

/// The class of a size, and in `*rounded` the size that every block of the class has.
static int size_class(size_t bytes, size_t *rounded) {
  if (bytes < 512) bytes = 512;
  int top = 63 - __builtin_clzll((unsigned long long)(bytes - 1));
  size_t step = ((size_t)1 << top) / steps;
  size_t above = bytes - ((size_t)1 << top);
  size_t index = (above + step - 1) / step;
  *rounded = ((size_t)1 << top) + index * step;
  return top * steps + (int)index;
}

/// New memory from the system. Large blocks ask for pages of 2 MB: a layer's images are tens of megabytes, read in small
/// tiles, and with pages of 4 KB the kernels would wait for the page tables.
static void *from_system(size_t bytes) {
  enum { huge_page = 2 << 20 };
  if (bytes < 2 * (size_t)huge_page) return aligned_alloc(64, (bytes + 63) & ~(size_t)63);
  void *memory = aligned_alloc(huge_page, (bytes + huge_page - 1) & ~(size_t)(huge_page - 1));
#if defined(MADV_HUGEPAGE)
  if (memory) madvise(memory, bytes & ~(size_t)(huge_page - 1), MADV_HUGEPAGE);
#endif
  return memory;
}

void *lectern_allocate(size_t bytes) {
  size_t rounded;
  int class = size_class(bytes, &rounded);
  pthread_mutex_lock(&lock);
  block *found = kept[class];
  if (found) {
    kept[class] = found->next;
    bytes_kept -= rounded;
  }
  bytes_in_use += rounded;
  pthread_mutex_unlock(&lock);
  if (found) return found;
  void *memory = from_system(rounded);
  if (!memory) {
    lectern_trim();
    memory = from_system(rounded);
  }
  if (!memory) {
    pthread_mutex_lock(&lock);
    bytes_in_use -= rounded;
    pthread_mutex_unlock(&lock);
  }
  return memory;
}

void lectern_release(void *memory, size_t bytes) {
  size_t rounded;
  int class = size_class(bytes, &rounded);
  pthread_mutex_lock(&lock);
  bytes_in_use -= rounded;
  int keep = rounded <= largest_kept && bytes_kept + rounded <= most_kept;
  if (keep) {
    block *given = memory;
    given->next = kept[class];
    kept[class] = given;
    bytes_kept += rounded;
  }
  pthread_mutex_unlock(&lock);
  if (!keep) free(memory);
}

void lectern_trim(void) {
  for (int class = 0; class < classes; class++) {
    pthread_mutex_lock(&lock);
    block *list = kept[class];
    kept[class] = NULL;
    pthread_mutex_unlock(&lock);
    size_t freed = 0;
    while (list) {
      block *next = list->next;
      // Eight classes share a power of two; the size follows from the class number.
      int top = class / steps, index = class % steps;
      freed += ((size_t)1 << top) + (size_t)index * (((size_t)1 << top) / steps);
      free(list);
      list = next;
    }
    pthread_mutex_lock(&lock);
    bytes_kept -= freed;
    pthread_mutex_unlock(&lock);
  }
}

size_t lectern_bytes_in_use(void) {
  pthread_mutex_lock(&lock);
  size_t bytes = bytes_in_use;
  pthread_mutex_unlock(&lock);
  return bytes;
}

size_t lectern_bytes_kept(void) {
  pthread_mutex_lock(&lock);
  size_t bytes = bytes_kept;
  pthread_mutex_unlock(&lock);
  return bytes;
}
