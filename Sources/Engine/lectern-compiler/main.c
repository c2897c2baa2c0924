// The compiler service: holds the toolchain's sourcekitd in memory and answers requests of the cell engine.
//
//   lectern-compiler PATH-OF-libsourcekitdInProc.so OPTION...
//
// The options are the optimiser's (swiftc's -Xllvm). A library without symbols compiles without them.
//
// One request is one frame on standard input, one answer one frame on standard output, in any order:
//
//   frame   = length of the rest (4 bytes, little-endian), id (4 bytes), body
//   request = entry*      entry = kind key 0 value 0      kind: 's' string, 'u' uid, 'i' integer,
//                                 'a' key 0 count 0 value 0 ... (strings); 'p' key 0 text 0: of the results only
//                                 those whose text for the key begins with that text, whatever its case
//   answer  = '+' JSON text, or '-' what went wrong
//
// What a request means is the engine's business (Sources/Engine/Cells/Compiler). The service ends when its input does, so
// it never outlives the engine.

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "allocation.h"
#include "llvm_options.h"
#include "sourcekitd.h"

static struct sourcekitd kit;
static int answers;
static pthread_mutex_t answering = PTHREAD_MUTEX_INITIALIZER;

struct request {
  uint32_t id;
  char *body;
  char *end;
  const char *prefix;  // of the texts for `prefix_key`; NULL for all results
  sourcekitd_uid_t prefix_key;
};

static bool read_fully(int descriptor, void *buffer, size_t count) {
  for (char *at = buffer; count > 0;) {
    ssize_t got = read(descriptor, at, count);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    at += got;
    count -= (size_t)got;
  }
  return true;
}

static void write_fully(int descriptor, const void *buffer, size_t count) {
  for (const char *at = buffer; count > 0;) {
    ssize_t put = write(descriptor, at, count);
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) _exit(1);
    at += put;
    count -= (size_t)put;
  }
}

static void answer(uint32_t id, char status, const char *text) {
  size_t length = strlen(text);
  uint32_t header[2] = {(uint32_t)(length + 5), id};
  pthread_mutex_lock(&answering);
  write_fully(answers, header, sizeof header);
  write_fully(answers, &status, 1);
  write_fully(answers, text, length);
  pthread_mutex_unlock(&answering);
}

// The text at *at, which is moved behind its zero byte.
static const char *next_text(char **at) {
  const char *text = *at;
  *at += strlen(text) + 1;
  return text;
}

static sourcekitd_object_t parse(struct request *request) {
  sourcekitd_object_t dictionary = kit.request_dictionary_create(NULL, NULL, 0);
  char *at = request->body;
  while (at < request->end) {
    char kind = *at++;
    sourcekitd_uid_t key = kit.uid_get_from_cstr(next_text(&at));
    const char *value = next_text(&at);
    switch (kind) {
      case 's':
        kit.request_dictionary_set_string(dictionary, key, value);
        break;
      case 'u':
        kit.request_dictionary_set_uid(dictionary, key, kit.uid_get_from_cstr(value));
        break;
      case 'i':
        kit.request_dictionary_set_int64(dictionary, key, atoll(value));
        break;
      case 'p':
        request->prefix = value;
        request->prefix_key = key;
        break;
      case 'a': {
        sourcekitd_object_t array = kit.request_array_create(NULL, 0);
        for (long left = atol(value); left > 0; left--) {
          kit.request_array_set_string(array, (size_t)-1, next_text(&at));  // -1 appends
        }
        kit.request_dictionary_set_value(dictionary, key, array);
        kit.request_release(array);
        break;
      }
    }
  }
  return dictionary;
}

struct text {
  char *start;
  size_t length, capacity;
};

static void append(struct text *text, const char *part) {
  size_t length = strlen(part);
  if (text->length + length + 1 > text->capacity) {
    text->capacity = 2 * (text->length + length + 1);
    text->start = realloc(text->start, text->capacity);
    if (text->start == NULL) abort();
  }
  memcpy(text->start + text->length, part, length + 1);
  text->length += length;
}

// The results of a completion whose texts for `key` begin with `prefix`. There are thousands behind nothing but a prefix, and to write and read
// them all would take longer than to find them.
static char *results_with_prefix(sourcekitd_variant_t value, sourcekitd_uid_t key, const char *prefix) {
  sourcekitd_variant_t results = kit.variant_dictionary_get_value(value, kit.uid_get_from_cstr("key.results"));
  size_t count = kit.variant_array_get_count(results), length = strlen(prefix);
  struct text text = {0};
  append(&text, "{\"key.results\":[");
  for (size_t index = 0, written = 0; index < count; index++) {
    sourcekitd_variant_t item = kit.variant_array_get_value(results, index);
    const char *own = kit.variant_dictionary_get_string(item, key);
    if (own == NULL || strncasecmp(own, prefix, length) != 0) continue;
    char *json = kit.variant_json_description_copy(item);
    if (written++ > 0) append(&text, ",");
    append(&text, json);
    free(json);
  }
  append(&text, "]}");
  return text.start;
}

static void *serve(void *argument) {
  struct request *request = argument;
  sourcekitd_object_t dictionary = parse(request);
  sourcekitd_response_t response = kit.send_request_sync(dictionary);
  if (kit.response_is_error(response)) {
    answer(request->id, '-', kit.response_error_get_description(response));
  } else {
    sourcekitd_variant_t value = kit.response_get_value(response);
    char *text = request->prefix == NULL ? kit.variant_json_description_copy(value)
                                         : results_with_prefix(value, request->prefix_key, request->prefix);
    answer(request->id, '+', text);
    free(text);
  }
  kit.response_dispose(response);
  kit.request_release(dictionary);
  free(request->body);
  free(request);
  return NULL;
}

// A compilation needs some 20 to 50 MB for itself, which the C library would keep. After a few
// seconds without a request they go back; the next cell asks for them again, in milliseconds.
static void wait_for_request(void) {
  const int rest = 5000;  // milliseconds
  struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
  if (poll(&input, 1, rest) == 0) give_back_freed_memory();
}

static struct request *next_request(void) {
  uint32_t header[2];
  wait_for_request();
  if (!read_fully(STDIN_FILENO, header, sizeof header)) return NULL;
  size_t length = header[0] - 4;
  struct request *request = malloc(sizeof *request);
  request->id = header[1];
  request->prefix = NULL;
  request->body = malloc(length + 1);
  request->end = request->body + length;
  if (!read_fully(STDIN_FILENO, request->body, length)) return NULL;
  *request->end = 0;
  return request;
}

int main(int count, char **arguments) {
  if (count < 2) {
    fprintf(stderr, "usage: lectern-compiler PATH-OF-libsourcekitdInProc.so OPTION...\n");
    return 2;
  }
  share_one_arena();
  setsid();  // Ctrl-C in a terminal is not for this process
  // What the compiler itself prints must not get between the answers.
  answers = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
  dup2(STDERR_FILENO, STDOUT_FILENO);

  if (!load_sourcekitd(arguments[1], &kit)) return 1;
  if (count > 2) {
    set_llvm_options(arguments[1], (const void *)kit.initialize, count - 1, (const char *const *)arguments + 1);
  }
  // From here on nobody is told by what is printed: diagnostics are in the answers, and the kernel's own log is not for them.
  int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (nowhere >= 0) {
    dup2(nowhere, STDOUT_FILENO);
    dup2(nowhere, STDERR_FILENO);
  }
  kit.initialize();

  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  pthread_attr_setstacksize(&attributes, 64 << 20);  // the type checker recurses deeply
  for (struct request *request; (request = next_request()) != NULL;) {
    pthread_t thread;
    if (pthread_create(&thread, &attributes, serve, request) != 0) return 1;
  }
  _exit(0);
}
