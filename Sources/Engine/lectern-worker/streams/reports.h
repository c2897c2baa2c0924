// What the runtime writes before it traps (reports.c). All of it is called with the queue of output.c locked; take_report may be called
// in signal handlers.

#ifndef LECTERN_REPORTS_H
#define LECTERN_REPORTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Puts text that was kept back where other text goes.
typedef void (*release_function)(uint32_t owner, const char *text, size_t length);

bool is_report(const char *text, size_t length);
bool has_report(void);            // this thread
bool is_any_report_kept(void);
bool begin_report(uint32_t owner);
void add_to_report(const char *text, size_t length, release_function release);
bool take_report(char *into, size_t size);
void release_reports(bool all, release_function release);  // those that nothing has been added to for a while

#endif
