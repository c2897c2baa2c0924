// A cell that allocates without end must not take the machine along: the process gets a limit of nine tenths of the memory that
// is free when it starts. What comes to the limit sees its allocation fail, and the cell ends with a message.

#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "ground/ground.h"

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

// The pages of files among what a container uses: the system takes them back when memory is wanted, so that they are as good as
// free. After a build they may be all that there is.
static size_t pages_of_files(void) {
  const char *second = "/sys/fs/cgroup/memory.stat", *first = "/sys/fs/cgroup/memory/memory.stat";
  return number_in(second, "inactive_file ", 1) + number_in(second, "active_file ", 1) +
         number_in(first, "total_inactive_file ", 1) + number_in(first, "total_active_file ", 1);
}

// What the machine has left, or the container that this runs in: proc(5), "meminfo"; Linux's admin-guide/cgroup-v2.rst,
// "memory.max" and "memory.stat", and cgroup-v1/memory.rst, "memory.limit_in_bytes".
static size_t available_memory(void) {
  size_t machine = number_in("/proc/meminfo", "MemAvailable:", 1024);
  size_t most = smaller_of(number_in("/sys/fs/cgroup/memory.max", "", 1),
                           number_in("/sys/fs/cgroup/memory/memory.limit_in_bytes", "", 1));
  size_t used = number_in("/sys/fs/cgroup/memory.current", "", 1) +
                number_in("/sys/fs/cgroup/memory/memory.usage_in_bytes", "", 1);
  size_t files = pages_of_files();
  used = used > files ? used - files : 0;
  return smaller_of(machine, most > used ? most - used : 0);
}

void limit_memory(void) {
  // If it comes to that all the same, the system shall end this process rather than the user's others (proc(5), "oom_score_adj").
  FILE *score = fopen("/proc/self/oom_score_adj", "we");
  if (score != NULL) {
    fputs("500", score);
    fclose(score);
  }
  const char *given = getenv("LECTERN_MEMORY_LIMIT");  // in bytes
  limit = given != NULL ? strtoull(given, NULL, 10) : available_memory() / 10 * 9;
  if (limit == 0) return;
  struct rlimit data = {limit, limit};
  setrlimit(RLIMIT_DATA, &data);
}

// What counts for the limit: the sixth number of /proc/self/statm, in pages (proc(5)). Called in signal handlers, so without streams.
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
