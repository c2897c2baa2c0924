#pragma once

/* Processors' worth of time that this process may use: the processors that it may run on, or what
 * the quotas of its control groups (versions 1 and 2) leave of them. A fraction where a quota is. */
double lectern_processors(void);

/* What the quotas of control groups allow, read below the folder `root` ("" for the system's own);
 * 0 for no limit. */
double lectern_processor_share(const char *root);
