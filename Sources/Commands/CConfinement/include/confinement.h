#ifndef LECTERN_CONFINEMENT_H
#define LECTERN_CONFINEMENT_H

#include <stdint.h>

/// Takes the network from this process and all that it starts: it gets a network namespace of its own,
/// in which there is nothing (network_namespaces(7)). To be called before there is a second thread.
///
/// Returns 0, or the error number: EPERM where the system does not allow it.
int lectern_leave_network(void);

/// Limits what one process may hold, from here on: writable memory of its own and each file it writes, in
/// bytes (setrlimit(2), RLIMIT_DATA and RLIMIT_FSIZE); 0 is no limit. Writing more than a file may have is an
/// error, not the process's end. No core files are left.
///
/// Returns 0, or the error number.
int lectern_limit(uint64_t memory, uint64_t file);

/// The calling process and what it starts get a process group of their own, and end with their parent.
void lectern_follow_parent(void);

#endif
