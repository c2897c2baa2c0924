#define _GNU_SOURCE
#include <dlfcn.h>
#include <execinfo.h>
#include <link.h>
#include <stdlib.h>
#include <string.h>

#include "worker.h"

// MARK: Where cells lie

// Loaded cells are never unloaded, so the table only grows; handlers read it without a lock.
struct image {
  uintptr_t start, end;
};
static struct image *images;
static volatile size_t image_count;
static size_t image_capacity;

static int note_range(struct dl_phdr_info *info, size_t size, void *argument) {
  (void)size;
  struct image *image = argument;
  if (info->dlpi_addr != image->start) return 0;
  for (int index = 0; index < info->dlpi_phnum; index++) {
    const ElfW(Phdr) *header = &info->dlpi_phdr[index];
    uintptr_t end = info->dlpi_addr + header->p_vaddr + header->p_memsz;
    if (header->p_type == PT_LOAD && end > image->end) image->end = end;
  }
  return 1;
}

void note_cell_image(void *handle) {
  struct link_map *map;
  if (dlinfo(handle, RTLD_DI_LINKMAP, &map) != 0) return;
  struct image image = {map->l_addr, map->l_addr};
  dl_iterate_phdr(note_range, &image);
  if (image_count == image_capacity) {
    // The old table is left alone: a handler may be reading it.
    image_capacity = image_capacity ? image_capacity * 2 : 256;
    struct image *larger = malloc(image_capacity * sizeof *larger);
    if (larger == NULL) abort();
    memcpy(larger, images, image_count * sizeof *images);
    images = larger;
  }
  images[image_count] = image;
  image_count++;
}

bool is_in_cell(uintptr_t address) {
  for (size_t index = image_count; index > 0; index--) {
    if (address >= images[index - 1].start && address < images[index - 1].end) return true;
  }
  return false;
}

// MARK: Walking

// Follows frame pointers, which Swift keeps in all its code; safe in a signal handler.
int walk_stack(uintptr_t frame_pointer, uintptr_t *frames, int most) {
  uintptr_t stack_start = thread_limits.stack_start, stack_end = thread_limits.stack_end;
  int count = 0;
  while (count < most && frame_pointer >= stack_start && frame_pointer + 16 <= stack_end &&
         frame_pointer % sizeof(uintptr_t) == 0) {
    const uintptr_t *frame = (const uintptr_t *)frame_pointer;
    if (frame[1] == 0) break;
    frames[count++] = frame[1];
    if (frame[0] <= frame_pointer) break;
    frame_pointer = frame[0];
  }
  return count;
}

// MARK: Where errors were thrown

// An error that reaches the top of a cell has left no trace of its way, so that the place of each throw is noted. An error may be
// thrown again, by another thread too (of a task that waits for one): the first place counts.
struct thrown {
  const void *error;
  int frame_count;
  uintptr_t frames[MOST_FRAMES];
};
enum { REMEMBERED_THROWS = 32, EXACT_THROWS = 500 };
static pthread_mutex_t throwing = PTHREAD_MUTEX_INITIALIZER;
static struct thrown throws[REMEMBERED_THROWS];
static unsigned throw_count;
static volatile unsigned exact_throws;

static void lock_throws(void) {
  jump_barrier++;
  pthread_mutex_lock(&throwing);
}

static void unlock_throws(void) {
  pthread_mutex_unlock(&throwing);
  jump_barrier--;
}

static struct thrown *throw_of(const void *error) {
  for (int index = 0; index < REMEMBERED_THROWS; index++) {
    if (throws[index].error == error) return &throws[index];
  }
  return NULL;
}

void note_throw(void *error) {
  lock_throws();
  if (throw_of(error) == NULL) {
    struct thrown *thrown = &throws[throw_count++ % REMEMBERED_THROWS];
    thrown->error = error;
    // Unwinding takes microseconds: a cell that throws in a loop is spared it after a while.
    thrown->frame_count = exact_throws++ < EXACT_THROWS
                              ? backtrace((void **)thrown->frames, MOST_FRAMES)
                              : walk_stack((uintptr_t)__builtin_frame_address(0), thrown->frames, MOST_FRAMES);
  }
  unlock_throws();
}

void expect_throws(void) { exact_throws = 0; }

int frames_of_throw(const void *error, uintptr_t *frames) {
  lock_throws();
  const struct thrown *thrown = throw_of(error);
  int count = thrown == NULL ? 0 : thrown->frame_count;
  if (thrown != NULL) memcpy(frames, thrown->frames, sizeof thrown->frames);
  unlock_throws();
  return count;
}

// A new error lies where one of before lay, which is gone. This definition stands before the runtime's, since the executable's
// symbols come first.
struct error_box {
  void *error, *value;
};

__attribute__((visibility("default"))) struct error_box swift_allocError(const void *type, const void *conformance,
                                                                         void *value, bool takes_value) {
  typedef struct error_box (*allocate_function)(const void *, const void *, void *, bool);
  static allocate_function allocate;
  if (allocate == NULL) allocate = (allocate_function)dlsym(RTLD_NEXT, "swift_allocError");
  if (allocate == NULL) abort();
  struct error_box box = allocate(type, conformance, value, takes_value);
  lock_throws();
  struct thrown *thrown = throw_of(box.error);
  if (thrown != NULL) thrown->error = NULL;
  unlock_throws();
  return box;
}

// MARK: For the engine

// count, then for each frame: path of its image, offset in it (8 bytes), symbol
void add_frames(struct bytes *bytes, const uintptr_t *frames, int count) {
  add_number(bytes, (uint32_t)count);
  for (int index = 0; index < count; index++) {
    Dl_info info = {0};
    // One before the return address lies in the call itself.
    uintptr_t address = frames[index] - 1;
    bool is_known = dladdr((void *)address, &info) != 0;
    uint64_t offset = address - (uintptr_t)info.dli_fbase;
    add_text(bytes, is_known && info.dli_fname ? info.dli_fname : "");
    add_bytes(bytes, &offset, 8);
    add_text(bytes, is_known && info.dli_sname ? info.dli_sname : "");
  }
}
