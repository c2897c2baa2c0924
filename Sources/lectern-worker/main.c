// lectern-worker LIBRARY FOLDER: runs cells for the engine, with which it speaks over descriptor 3.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "worker.h"

// Reads what the engine asks. This thread never runs code of a cell, so it always answers.
static void *serve_engine(void *unused) {
  (void)unused;
  struct frame frame;
  while (receive_frame(&frame)) {
    switch (frame.kind) {
      case FRAME_RUN:
        start_cell(&frame);
        break;
      case FRAME_INPUT:
        deliver_input(&frame);
        break;
      case FRAME_INTERRUPT:
        interrupt_running();
        break;
      case FRAME_MESSAGE:
        queue_message(&frame);
        break;
      case FRAME_QUESTION:
        queue_question(&frame);
        break;
    }
    free(frame.payload);
  }
  _exit(1);
}

// The main thread serves the main queue, as in a program with a run loop: `DispatchQueue.main` and `MainActor` work.
// These are the functions by which run loops do that (swift-corelibs-libdispatch, private/queue_private.h).
static void serve_main_queue(void) {
  int (*queue_descriptor)(void) = (int (*)(void))dlsym(RTLD_DEFAULT, "_dispatch_get_main_queue_handle_4CF");
  void (*run_queue)(void *) = (void (*)(void *))dlsym(RTLD_DEFAULT, "_dispatch_main_queue_callback_4CF");
  if (queue_descriptor == NULL || run_queue == NULL) {
    for (;;) pause();
  }
  struct pollfd waiting = {queue_descriptor(), POLLIN, 0};
  for (;;) {
    uint64_t wakes;
    if (poll(&waiting, 1, -1) != 1) continue;
    if (read(waiting.fd, &wakes, sizeof wakes) != sizeof wakes) continue;
    run_queue(NULL);
  }
}

int main(int count, char **arguments) {
  if (count != 3) {
    fprintf(stderr, "lectern-worker is started by lectern; it has no use on its own\n");
    return 2;
  }
  setsid();  // Ctrl-C in a terminal is not for this process; what cells start can be found by the session
  open_channel(3);
  unsetenv("LD_LIBRARY_PATH");  // was for this process only
  if (chdir(arguments[2]) != 0) {
    const char *problem = "the folder in which cells should run does not exist";
    send_frame(FRAME_HELLO, problem, strlen(problem), NULL, 0);
    return 1;
  }
  const char *problem = load_library(arguments[1]);
  if (problem != NULL) {
    send_frame(FRAME_HELLO, problem, strlen(problem), NULL, 0);
    return 1;
  }
  capture_output();
  capture_input();
  install_fault_handlers();
  start_task_threads();
  send_frame(FRAME_HELLO, NULL, 0, NULL, 0);
  pthread_t thread;
  pthread_create(&thread, NULL, serve_engine, NULL);
  serve_main_queue();
}
