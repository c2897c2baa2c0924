#pragma once
#include <sqlite3.h>

/// SQLite's SQLITE_TRANSIENT, a cast of -1 that Swift does not import: SQLite makes its own copy of the text.
static inline sqlite3_destructor_type lectern_sqlite_transient(void) { return SQLITE_TRANSIENT; }
