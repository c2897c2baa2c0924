// Aligned memory that is kept for the next tensor of the same size class, so that a training step in its steady
// state asks the system for nothing.
#pragma once
#include <stddef.h>
#include <stdint.h>

/// Returns memory of at least `bytes` bytes, aligned to 64, or NULL when the system has none. Contents are arbitrary.
void *_Nullable lectern_allocate(size_t bytes);

/// Gives back memory of `lectern_allocate`; `bytes` is the size asked for.
void lectern_release(void *_Nonnull memory, size_t bytes);

/// Hands all kept memory back to the system.
void lectern_trim(void);

/// Bytes in use by tensors, and bytes kept for later ones.
size_t lectern_bytes_in_use(void);
size_t lectern_bytes_kept(void);
