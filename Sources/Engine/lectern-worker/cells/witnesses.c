// A conformance that is declared again. The runtime has found the former one for a type and goes on
// using it, and so do values that have been made `any P`: so the former's table of witnesses gets
// the new one's.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

#include "cells/lanes.h"

// Of the runtime's structures what is needed here (swift/ABI/Metadata.h, TypeMetadata.rst). Places
// are relative to the field that holds them.
struct conformance {
  int32_t protocol;  // with bit 0, of a pointer to it
  int32_t type;
  int32_t pattern;
  uint32_t flags;  // bits 3 to 5: what `type` is the place of
};
struct protocol {
  uint32_t flags;
  int32_t parent, name;
  uint32_t requirements_in_signature, requirements;
};
struct type {
  uint32_t flags;  // bit 7: it is generic
  int32_t parent, name, metadata;
};
struct metadata_response {
  const void *metadata;
  uintptr_t state;
};
enum { TYPE_DIRECT, TYPE_INDIRECT };

static const void *at(const int32_t *field, int32_t offset) { return (const char *)field + offset; }

static const struct protocol *protocol_of(const struct conformance *conformance) {
  const void *place = at(&conformance->protocol, conformance->protocol & ~1);
  return conformance->protocol & 1 ? *(const struct protocol *const *)place : place;
}

static const struct type *type_of(const struct conformance *conformance) {
  const void *place = at(&conformance->type, conformance->type);
  switch (conformance->flags >> 3 & 7) {
    case TYPE_DIRECT: return place;
    case TYPE_INDIRECT: return *(const struct type *const *)place;
    default: return NULL;
  }
}

static bool make_writable(void *start, size_t length) {
  uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
  uintptr_t first = (uintptr_t)start & ~(page - 1);
  return mprotect((void *)first, (uintptr_t)start + length - first, PROT_READ | PROT_WRITE) == 0;
}

bool replace_witnesses(const char *former, const char *latter) {
  const struct conformance *old = dlsym(RTLD_DEFAULT, former), *new = dlsym(RTLD_DEFAULT, latter);
  const void **(*table)(const void *, const void *, const void *) = dlsym(RTLD_DEFAULT, "swift_getWitnessTable");
  if (old == NULL || new == NULL || table == NULL) return false;
  const struct type *type = type_of(new);
  if (type == NULL || type->flags & 0x80) return false;
  struct metadata_response (*metadata)(uintptr_t) =
      (struct metadata_response (*)(uintptr_t))at(&type->metadata, type->metadata);
  const void *of = metadata(0).metadata;
  const void **to = table(old, of, NULL), **from = table(new, of, NULL);
  size_t count = protocol_of(new)->requirements;
  if (to == NULL || from == NULL || !make_writable(to, (count + 1) * sizeof *to)) return false;
  // The first word tells whose table it is.
  for (size_t index = 1; index <= count; index++) to[index] = from[index];
  return true;
}
