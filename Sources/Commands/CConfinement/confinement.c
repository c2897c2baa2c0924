#define _GNU_SOURCE
#include "confinement.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

static int put(const char *path, const char *text) {
  int file = open(path, O_WRONLY | O_CLOEXEC);
  if (file < 0) return errno;
  ssize_t written = write(file, text, strlen(text));
  int error = written < 0 ? errno : 0;
  close(file);
  return error;
}

int lectern_leave_network(void) {
  if (unshare(CLONE_NEWNET) == 0) return 0;
  // Without privileges it takes a user namespace, in which the user stays who it is.
  uid_t user = geteuid();
  gid_t group = getegid();
  if (unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0) return errno;
  char map[64];
  put("/proc/self/setgroups", "deny");
  snprintf(map, sizeof map, "%u %u 1", (unsigned)group, (unsigned)group);
  put("/proc/self/gid_map", map);
  snprintf(map, sizeof map, "%u %u 1", (unsigned)user, (unsigned)user);
  put("/proc/self/uid_map", map);
  return 0;
}

static int limit(__rlimit_resource_t resource, uint64_t bytes) {
  struct rlimit former;
  if (getrlimit(resource, &former) != 0) return errno;
  rlim_t wanted = bytes < former.rlim_max ? (rlim_t)bytes : former.rlim_max;
  struct rlimit changed = {.rlim_cur = wanted, .rlim_max = wanted};
  return setrlimit(resource, &changed) == 0 ? 0 : errno;
}

int lectern_limit(uint64_t memory, uint64_t file) {
  int error = limit(RLIMIT_CORE, 0);
  if (error == 0 && memory > 0) error = limit(RLIMIT_DATA, memory);
  if (error == 0 && file > 0) {
    signal(SIGXFSZ, SIG_IGN);
    error = limit(RLIMIT_FSIZE, file);
  }
  return error;
}

void lectern_follow_parent(void) {
  setpgid(0, 0);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
}
