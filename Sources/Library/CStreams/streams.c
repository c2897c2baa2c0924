#define _GNU_SOURCE
#include "streams.h"

#include <stdlib.h>

struct cookie {
  void *context;
  stream_writer writer;
};

static ssize_t write_to_stream(void *cookie, const char *text, size_t length) {
  struct cookie *stream = cookie;
  return stream->writer(stream->context, text, length);
}

static int close_stream(void *cookie) {
  free(cookie);
  return 0;
}

FILE *open_writing_stream(void *context, stream_writer writer) {
  struct cookie *cookie = malloc(sizeof *cookie);
  if (cookie == NULL) return NULL;
  *cookie = (struct cookie){context, writer};
  cookie_io_functions_t functions = {.write = write_to_stream, .close = close_stream};
  FILE *stream = fopencookie(cookie, "w", functions);
  if (stream == NULL) {
    free(cookie);
    return NULL;
  }
  setvbuf(stream, NULL, _IONBF, 0);
  return stream;
}
