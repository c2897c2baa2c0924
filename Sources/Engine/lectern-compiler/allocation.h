// How the process allocates.

#ifndef LECTERN_ALLOCATION_H
#define LECTERN_ALLOCATION_H

// Lets all threads share one arena, where the C library would give each its own; called before there
// are others. Does nothing where the C library knows no arenas.
void share_one_arena(void);

// Gives memory that has been freed back to the system. Does nothing where the C library has no such
// function.
void give_back_freed_memory(void);

#endif
