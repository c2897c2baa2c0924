/* How many processors a process may use: those that it may run on, or its share of time, if less. */
#define _GNU_SOURCE
#include <limits.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lectern_processors.h"

/* Longer than any path that is read or made here: the parts are at most PATH_MAX each. */
enum { LONGEST = 3 * PATH_MAX };

/* Processors' worth of time that a group's own limit allows; 0 where there is none.
 * cgroup v2: "cpu.max" holds "QUOTA PERIOD" or "max PERIOD" (Linux, Documentation/admin-guide/cgroup-v2.rst).
 * cgroup v1: cpu.cfs_quota_us, negative for none, and cpu.cfs_period_us (Documentation/scheduler/sched-bwc.rst). */
static double share_of_group(const char *folder) {
  char path[LONGEST];
  double quota = 0, period = 0;
  snprintf(path, sizeof path, "%s/cpu.max", folder);
  FILE *file = fopen(path, "r");
  if (file != NULL) {
    const int read = fscanf(file, "%lf %lf", &quota, &period); /* 0 for "max" */
    fclose(file);
    return read == 2 && quota > 0 && period > 0 ? quota / period : 0;
  }
  snprintf(path, sizeof path, "%s/cpu.cfs_quota_us", folder);
  if ((file = fopen(path, "r")) == NULL) return 0;
  const int has_quota = fscanf(file, "%lf", &quota) == 1;
  fclose(file);
  snprintf(path, sizeof path, "%s/cpu.cfs_period_us", folder);
  if ((file = fopen(path, "r")) == NULL) return 0;
  const int has_period = fscanf(file, "%lf", &period) == 1;
  fclose(file);
  return has_quota && has_period && quota > 0 && period > 0 ? quota / period : 0;
}

static void keep_less(double *share, double other) {
  if (other > 0 && (*share == 0 || other < *share)) *share = other;
}

/* The least of a group's limit and its parents': each of them counts. `folder` is cut to `mount`. */
static double share_along(char *folder, const char *mount) {
  double share = 0;
  for (;;) {
    keep_less(&share, share_of_group(folder));
    char *slash = strrchr(folder, '/');
    if (slash == NULL || strlen(folder) <= strlen(mount)) return share;
    *slash = 0;
  }
}

/* Whether a comma-separated list of controllers has `cpu` in it. */
static int has_cpu(const char *controllers) {
  for (const char *part = controllers; part != NULL; part = strchr(part, ',')) {
    if (*part == ',') part++;
    if (strncmp(part, "cpu", 3) == 0 && (part[3] == ',' || part[3] == 0)) return 1;
  }
  return 0;
}

double lectern_processor_share(const char *root) {
  char line[PATH_MAX], path[2 * PATH_MAX], mount[PATH_MAX];
  snprintf(path, sizeof path, "%s/proc/self/cgroup", root);
  FILE *file = fopen(path, "r");
  if (file == NULL) return 0;
  double share = 0;
  /* Lines are "NUMBER:CONTROLLERS:PATH"; those of v2 are "0::PATH". */
  while (fgets(line, sizeof line, file) != NULL) {
    line[strcspn(line, "\n")] = 0;
    char *controllers = strchr(line, ':');
    char *group = controllers == NULL ? NULL : strchr(controllers + 1, ':');
    if (group == NULL) continue;
    *group++ = 0;
    controllers++;
    const int is_v2 = *controllers == 0;
    if (!is_v2 && !has_cpu(controllers)) continue;
    snprintf(mount, sizeof mount, "%s/sys/fs/cgroup%s%s", root, is_v2 ? "" : "/", controllers);
    if (strcmp(group, "/") == 0) group = "";
    snprintf(path, sizeof path, "%s%s", mount, group);
    /* In a container the path may be one outside, and the mounted group its own. */
    if (access(path, F_OK) != 0) snprintf(path, sizeof path, "%s", mount);
    keep_less(&share, share_along(path, mount));
  }
  fclose(file);
  return share;
}

static int processors_to_run_on(void) {
#if defined(__linux__)
  cpu_set_t set;
  if (sched_getaffinity(0, sizeof set, &set) == 0) return CPU_COUNT(&set);
#endif
  const long online = sysconf(_SC_NPROCESSORS_ONLN);
  return online < 1 ? 1 : (int)online;
}

double lectern_processors(void) {
  const double all = processors_to_run_on(), share = lectern_processor_share("");
  return share > 0 && share < all ? share : all;
}
