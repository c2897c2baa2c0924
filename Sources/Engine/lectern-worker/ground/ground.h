// The ground: what of the process, the preloaded library and Swift's runtime all else stands on.
//
// Guaranteed: when load_library has returned NULL, `library` is complete and never changes again.
// Threads: main calls all of it, in the order below, before there are other threads; `original` is
// for any thread.
// Signal handlers may read `library` and call is_out_of_memory.
//
// The worker is built in layers, a folder each. A file includes headers of its own layer and of
// those below, and calls nothing that lies above; what lower layers have to call is registered with
// them at the start. scripts/check_layers.py holds that.
//
//   ground    the library that is preloaded, the environment, the limit of memory
//   jumps     threads, whose they are, their stacks; leaving the code that runs at any point
//   queues    the same for what runs on queues and on the main thread
//   streams   frames to and from the engine: output, input, displays, in one order
//   guards    code on fresh threads, that ends at a trap, an error or an interruption
//   cells     cells, messages of the front end, questions about variables: one after another
//   debugger  threads that a debugger has stopped
//   main.c    the start, and what the engine asks for

#ifndef LECTERN_GROUND_H
#define LECTERN_GROUND_H

#include <stdbool.h>
#include <stdint.h>

// MARK: library.c

struct library {
  void (*install_raise_handler)(void (*)(const char *, const char *));
  void (*install_display_sink)(void (*)(const uint8_t *, long));
  void (*install_input)(char *(*)(const char *, bool));
  void (*describe_error)(const void *error, void (*use)(const char *, const char *));
  void (*cell_ended)(void);
  void (*install_message_sink)(void (*)(const char *channel, const uint8_t *bytes, long length));
  void (*deliver_message)(const char *channel, const uint8_t *bytes, long length);
  void (*begin_cell)(long cell, void *const *addresses, long count);
  void (*release_at_mark)(long mark, long cell, long index);
  void (*install_stop_functions)(void (*hold)(void), void (*release)(void), uint32_t (*begin)(void),
                                 uint8_t (*wait)(const uint8_t *, long));
  void (*debugger_command)(const uint8_t *command, long length);
  void (*answer)(const uint8_t *question, long length, void (*use)(const uint8_t *, long));
  volatile int32_t *interruption_flag;
  const void *owner_key;  // of the task-local value that says whose a task is
  const void *(*task_local_value)(const void *key);  // these three of the runtime
  const void *(*current_task)(void);
  void (*leave_access_context)(void *state);
  void (*run_as_owner)(uint32_t owner, void (*body)(void *), void *argument);
  long *defined_count;
};
extern struct library library;

const char *load_library(const char *path);  // what went wrong, or NULL
// What the library wants to do before any cell, such as listening for messages.
void begin_library(void);

// MARK: environment.c

void restore_environment(void);

// MARK: memory.c

void limit_memory(void);
bool is_out_of_memory(void);  // whether nearly all of what the process may have is in use

// MARK: original.c

// What this executable defines instead of a library: its symbols come first.
#define VISIBLE __attribute__((visibility("default")))
// The definition that comes after our own; ends the process if there is none.
void *original(const char *name);
#define ORIGINAL(type, name) \
  static type name;          \
  if (name == NULL) name = (type)original(#name)

#endif
