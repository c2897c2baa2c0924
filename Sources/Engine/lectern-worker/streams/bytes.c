// Bytes of frames, taken apart and put together.

#include <stdlib.h>
#include <string.h>

#include "streams/streams.h"

uint32_t take_number(struct fields *fields) {
  uint32_t number = 0;
  if (fields->end - fields->at < (long)sizeof number) return 0;
  memcpy(&number, fields->at, sizeof number);
  fields->at += sizeof number;
  return number;
}

const char *take_text(struct fields *fields) {
  const char *text = fields->at;
  const char *end = memchr(text, 0, (size_t)(fields->end - text));
  if (end == NULL) return "";
  fields->at = end + 1;
  return text;
}

void add_bytes(struct bytes *bytes, const void *start, size_t length) {
  if (bytes->length + length > bytes->capacity) {
    bytes->capacity = (bytes->length + length) * 2;
    bytes->start = realloc(bytes->start, bytes->capacity);
    if (bytes->start == NULL) abort();
  }
  memcpy(bytes->start + bytes->length, start, length);
  bytes->length += length;
}

void add_number(struct bytes *bytes, uint32_t number) { add_bytes(bytes, &number, 4); }

void add_text(struct bytes *bytes, const char *text) {
  add_number(bytes, (uint32_t)strlen(text));
  add_bytes(bytes, text, strlen(text));
}
