// A cell that allocates without end must not take the machine along: the process gets a limit of
// nine tenths of the memory that is free when it starts, beside what it only reserves. What comes
// to the limit sees its allocation fail, and the cell ends with a message.

#define _GNU_SOURCE
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "ground/ground.h"

// Longer than any path that is read or made here: the parts are at most PATH_MAX each.
enum { LONGEST = 2 * PATH_MAX };

// What counts for the limit (getrlimit(2), RLIMIT_DATA) though it is hardly used: stacks, 136 MB of
// them from the start, and the 256 MB that OpenBLAS asks for at its first product.
static const size_t RESERVED = (size_t)400 << 20;

static size_t limit;

// A number behind `name` in a file of lines, in bytes; 0 if there is none.
static size_t number_in(const char *path, const char *name, size_t unit) {
  FILE *file = fopen(path, "re");
  if (file == NULL) return 0;
  char line[256];
  size_t number = 0;
  while (fgets(line, sizeof line, file) != NULL) {
    if (strncmp(line, name, strlen(name)) == 0) number = strtoull(line + strlen(name), NULL, 10) * unit;
  }
  fclose(file);
  return number;
}

static size_t smaller_of(size_t first, size_t second) {
  if (first == 0) return second;
  return second == 0 || first < second ? first : second;
}

// A number in a group's file, as `number_in` gives it.
static size_t number_of_group(const char *folder, const char *file, const char *name) {
  char path[LONGEST];
  snprintf(path, sizeof path, "%s/%s", folder, file);
  return number_in(path, name, 1);
}

// What a control group has left; 0 where it has no limit. The pages of files are as good as free: the
// system takes them back when memory is wanted, and after a build they may be all that there is.
// Linux's admin-guide/cgroup-v2.rst, "memory.max" and "memory.stat", and cgroup-v1/memory.rst.
static size_t room_in_group(const char *folder) {
  const size_t second = number_of_group(folder, "memory.max", "");
  const size_t most = second > 0 ? second : number_of_group(folder, "memory.limit_in_bytes", "");
  if (most == 0) return 0;
  size_t used, files;
  if (second > 0) {
    used = number_of_group(folder, "memory.current", "");
    files = number_of_group(folder, "memory.stat", "inactive_file ") +
            number_of_group(folder, "memory.stat", "active_file ");
  } else {
    used = number_of_group(folder, "memory.usage_in_bytes", "");
    files = number_of_group(folder, "memory.stat", "total_inactive_file ") +
            number_of_group(folder, "memory.stat", "total_active_file ");
  }
  used = used > files ? used - files : 0;
  return most > used ? most - used : 1;
}

// The least that a group and those above it have left: each limit counts. `folder` is cut to `mount`.
static size_t room_along(char *folder, const char *mount) {
  size_t room = 0;
  for (;;) {
    room = smaller_of(room, room_in_group(folder));
    char *slash = strrchr(folder, '/');
    if (slash == NULL || strlen(folder) <= strlen(mount)) return room;
    *slash = 0;
  }
}

// What this process's groups leave it: on a server each user's session may have one of its own, in a
// container the mounted group is the container's. Lines of /proc/self/cgroup are
// "NUMBER:CONTROLLERS:PATH", those of version 2 "0::PATH" (cgroups(7)).
static size_t room_in_groups(void) {
  FILE *file = fopen("/proc/self/cgroup", "re");
  if (file == NULL) return 0;
  char line[PATH_MAX], folder[LONGEST];
  size_t room = 0;
  while (fgets(line, sizeof line, file) != NULL) {
    line[strcspn(line, "\n")] = 0;
    char *controllers = strchr(line, ':');
    char *group = controllers == NULL ? NULL : strchr(controllers + 1, ':');
    if (group == NULL) continue;
    *group++ = 0;
    controllers++;
    if (*controllers != 0 && strcmp(controllers, "memory") != 0) continue;
    const char *mount = *controllers == 0 ? "/sys/fs/cgroup" : "/sys/fs/cgroup/memory";
    snprintf(folder, sizeof folder, "%s%s", mount, strcmp(group, "/") == 0 ? "" : group);
    if (access(folder, F_OK) != 0) snprintf(folder, sizeof folder, "%s", mount);
    room = smaller_of(room, room_along(folder, mount));
  }
  fclose(file);
  return room;
}

// What the machine has left, or this process's groups (proc(5), "meminfo").
static size_t available_memory(void) {
  return smaller_of(number_in("/proc/meminfo", "MemAvailable:", 1024), room_in_groups());
}

void limit_memory(void) {
  // If it comes to that all the same, the system shall end this process rather than the user's
  // others (proc(5), "oom_score_adj").
  FILE *score = fopen("/proc/self/oom_score_adj", "we");
  if (score != NULL) {
    fputs("500", score);
    fclose(score);
  }
  const char *given = getenv("LECTERN_MEMORY_LIMIT");  // in bytes
  limit = given != NULL ? strtoull(given, NULL, 10) : available_memory() / 10 * 9 + RESERVED;
  if (limit == 0) return;
  struct rlimit data = {limit, limit};
  setrlimit(RLIMIT_DATA, &data);
}

// What counts for the limit: the sixth number of /proc/self/statm, in pages (proc(5)). Called in
// signal handlers, so without streams.
static size_t private_memory(void) {
  char text[256];
  int file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
  if (file < 0) return 0;
  ssize_t length = read(file, text, sizeof text - 1);
  close(file);
  if (length <= 0) return 0;
  text[length] = 0;
  const char *at = text;
  for (int number = 0; number < 5 && at != NULL; number++) at = strchr(at + 1, ' ');
  return at == NULL ? 0 : strtoull(at, NULL, 10) * (size_t)sysconf(_SC_PAGESIZE);
}

bool is_out_of_memory(void) { return limit > 0 && private_memory() > limit / 10 * 8; }
