// Where cells lie.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <link.h>
#include <stdlib.h>
#include <string.h>

#include "jumps/jumps.h"

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
