#include "lectern_memory.h"

#include <pthread.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#if defined(__GLIBC__)
#include <malloc.h>
#endif

// Size classes: eight to each power of two, so at most 12.5 % is wasted.
enum { steps = 8, classes = 64 * steps };
// Blocks that would take the kept memory over its limit go back to the system, and so do single large ones: whole
// data sets, which a session makes once. Where the process may not have much, less is kept.
static size_t largest_kept = (size_t)64 << 20;
static size_t most_kept = (size_t)256 << 20;
static size_t tight_above = SIZE_MAX;
static pthread_once_t limits_set = PTHREAD_ONCE_INIT;

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

/// A sixteenth of what the process may have of its own (getrlimit(2), RLIMIT_DATA) is kept at most.
/// Where that is less than usual, memory is tight once tensors hold a quarter: then all that is
/// kept goes back before a large block is asked for.
static void set_limits(void) {
  struct rlimit data;
  if (getrlimit(RLIMIT_DATA, &data) != 0 || data.rlim_cur == RLIM_INFINITY) return;
  if (data.rlim_cur / 16 < most_kept) {
    most_kept = data.rlim_cur / 16;
    largest_kept = most_kept / 4;
    tight_above = data.rlim_cur / 4;
  }
}

enum { huge_page = 2 << 20 };

static size_t whole_pages(size_t bytes) { return (bytes + huge_page - 1) & ~(size_t)(huge_page - 1); }

/// A large block is a mapping of its own, so that its memory is the system's again as soon as it is
/// given back, whatever lies beside it. It asks for pages of 2 MB: a layer's images are tens of
/// megabytes, read in small tiles, and with pages of 4 KB the kernels would wait for the page
/// tables.
static void *map_block(size_t bytes) {
  const size_t wanted = whole_pages(bytes), mapped = wanted + huge_page;
  if (mapped < bytes) return NULL;
  char *start = mmap(NULL, mapped, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (start == MAP_FAILED) return NULL;
  char *block = (char *)whole_pages((size_t)start);
  if (block > start) munmap(start, (size_t)(block - start));
  if (block + wanted < start + mapped) munmap(block + wanted, (size_t)(start + mapped - block - wanted));
#if defined(MADV_HUGEPAGE)
  madvise(block, bytes & ~(size_t)(huge_page - 1), MADV_HUGEPAGE);
#endif
  return block;
}

static int is_large(size_t bytes) { return bytes >= 2 * (size_t)huge_page; }

/// New memory from the system.
static void *from_system(size_t bytes) {
  return is_large(bytes) ? map_block(bytes) : aligned_alloc(64, (bytes + 63) & ~(size_t)63);
}

static void to_system(void *memory, size_t bytes) {
  if (is_large(bytes)) {
    munmap(memory, whole_pages(bytes));
  } else {
    free(memory);
  }
}

void *lectern_allocate(size_t bytes) {
  size_t rounded;
  int class = size_class(bytes, &rounded);
  pthread_once(&limits_set, set_limits);
  pthread_mutex_lock(&lock);
  block *found = kept[class];
  if (found) {
    kept[class] = found->next;
    bytes_kept -= rounded;
  }
  bytes_in_use += rounded;
  const int is_tight = bytes_in_use + bytes_kept > tight_above;
  pthread_mutex_unlock(&lock);
  if (found) return found;
  if (is_tight && is_large(rounded)) lectern_trim();
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
  if (!keep) to_system(memory, rounded);
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
      const size_t size = ((size_t)1 << top) + (size_t)index * (((size_t)1 << top) / steps);
      freed += size;
      to_system(list, size);
      list = next;
    }
    pthread_mutex_lock(&lock);
    bytes_kept -= freed;
    pthread_mutex_unlock(&lock);
  }
#if defined(__GLIBC__)
  malloc_trim(0);
#endif
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
