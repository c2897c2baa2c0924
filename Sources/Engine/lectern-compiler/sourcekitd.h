// The part of the toolchain's SourceKit C API that the service uses, as pointers found at run time: the library
// belongs to the toolchain in use, not to this program. Declarations follow include/SourceKit/sourcekitd.h.

#ifndef LECTERN_SOURCEKITD_H
#define LECTERN_SOURCEKITD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef void *sourcekitd_object_t;
typedef void *sourcekitd_response_t;
typedef struct sourcekitd_uid_s *sourcekitd_uid_t;
typedef struct {
  uint64_t data[3];
} sourcekitd_variant_t;

struct sourcekitd {
  void (*initialize)(void);
  void (*shutdown)(void);
  sourcekitd_uid_t (*uid_get_from_cstr)(const char *);
  sourcekitd_object_t (*request_dictionary_create)(const sourcekitd_uid_t *, const sourcekitd_object_t *, size_t);
  void (*request_dictionary_set_value)(sourcekitd_object_t, sourcekitd_uid_t, sourcekitd_object_t);
  void (*request_dictionary_set_string)(sourcekitd_object_t, sourcekitd_uid_t, const char *);
  void (*request_dictionary_set_int64)(sourcekitd_object_t, sourcekitd_uid_t, int64_t);
  void (*request_dictionary_set_uid)(sourcekitd_object_t, sourcekitd_uid_t, sourcekitd_uid_t);
  sourcekitd_object_t (*request_array_create)(const sourcekitd_object_t *, size_t);
  void (*request_array_set_string)(sourcekitd_object_t, size_t, const char *);
  void (*request_release)(sourcekitd_object_t);
  sourcekitd_response_t (*send_request_sync)(sourcekitd_object_t);
  void (*response_dispose)(sourcekitd_response_t);
  bool (*response_is_error)(sourcekitd_response_t);
  const char *(*response_error_get_description)(sourcekitd_response_t);
  sourcekitd_variant_t (*response_get_value)(sourcekitd_response_t);
  char *(*variant_json_description_copy)(sourcekitd_variant_t);
  sourcekitd_variant_t (*variant_dictionary_get_value)(sourcekitd_variant_t, sourcekitd_uid_t);
  const char *(*variant_dictionary_get_string)(sourcekitd_variant_t, sourcekitd_uid_t);
  size_t (*variant_array_get_count)(sourcekitd_variant_t);
  sourcekitd_variant_t (*variant_array_get_value)(sourcekitd_variant_t, size_t);
};

// Loads the library at `path`; false, with the reason on standard error, if that or one of the functions fails.
bool load_sourcekitd(const char *path, struct sourcekitd *functions);

#endif
