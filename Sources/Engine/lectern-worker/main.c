// lectern-worker LIBRARY FOLDER: runs cells for the engine, with which it speaks over descriptors
// from 3 on (streams/streams.h).

#define _GNU_SOURCE
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cells/cells.h"
#include "debugger/debugger.h"
#include "guards/guards.h"
#include "queues/queues.h"

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
        interrupt_running(frame_owner(&frame));
        break;
      case FRAME_DEBUG:
        obey_debugger(&frame);
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

int main(int count, char **arguments) {
  if (count != 3) {
    fprintf(stderr, "lectern-worker is started by lectern; it has no use on its own\n");
    return 2;
  }
  setsid();  // Ctrl-C in a terminal is not for this process; what cells start can be found by the session
  open_channel(CHANNEL);
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
  install_streams();
  install_messages();
  prepare_stops();
  begin_library();
  hook_throws();
  restore_environment();
  limit_memory();
  capture_output();
  capture_input();
  prepare_main_thread();
  start_guards();
  start_lanes();
  send_frame(FRAME_HELLO, NULL, 0, NULL, 0);
  pthread_t thread;
  pthread_create(&thread, NULL, serve_engine, NULL);
  serve_main_queue();
}
