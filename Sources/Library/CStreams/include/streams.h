// Streams of stdio whose writing end is a function: `fopencookie` of the GNU C library, which Swift does not import.

#ifndef LECTERN_STREAMS_H
#define LECTERN_STREAMS_H

#include <stddef.h>
#include <stdio.h>

// Takes what was written; returns how much of it.
typedef long (*stream_writer)(void *context, const char *text, size_t length);

// An unbuffered stream for writing, or NULL.
FILE *open_writing_stream(void *context, stream_writer writer);

#endif
