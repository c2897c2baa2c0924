// Options of the compiler's optimiser (swiftc's -Xllvm), which the SourceKit API has no word for.

#ifndef LECTERN_LLVM_OPTIONS_H
#define LECTERN_LLVM_OPTIONS_H

#include <stdbool.h>

// Sets options of the optimiser in the library at `path`, which holds `address` and has been loaded from there; they
// hold for the whole process. `options` begin with a name for the program, as in main. False if the library's
// symbols have been stripped.
bool set_llvm_options(const char *path, const void *address, int count, const char *const *options);

#endif
