#include "sourcekitd.h"

#include <dlfcn.h>
#include <stdio.h>

bool load_sourcekitd(const char *path, struct sourcekitd *functions) {
  void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) {
    fprintf(stderr, "lectern-compiler: %s\n", dlerror());
    return false;
  }
#define FIND(name)                                                              \
  *(void **)&functions->name = dlsym(library, "sourcekitd_" #name);             \
  if (functions->name == NULL) {                                                \
    fprintf(stderr, "lectern-compiler: %s lacks sourcekitd_" #name "\n", path); \
    return false;                                                               \
  }
  FIND(initialize)
  FIND(shutdown)
  FIND(uid_get_from_cstr)
  FIND(request_dictionary_create)
  FIND(request_dictionary_set_value)
  FIND(request_dictionary_set_string)
  FIND(request_dictionary_set_int64)
  FIND(request_dictionary_set_uid)
  FIND(request_array_create)
  FIND(request_array_set_string)
  FIND(request_release)
  FIND(send_request_sync)
  FIND(response_dispose)
  FIND(response_is_error)
  FIND(response_error_get_description)
  FIND(response_get_value)
  FIND(variant_json_description_copy)
  FIND(variant_dictionary_get_value)
  FIND(variant_dictionary_get_string)
  FIND(variant_array_get_count)
  FIND(variant_array_get_value)
#undef FIND
  return true;
}
