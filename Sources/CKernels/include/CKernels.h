#pragma once
/* lectern_compute.h: convolution, dense, Adam and the thread pool. Their C is being written by the project lead
 * (threads.c, convolution*.c, dense and adam in the same style; landing about 06:10 UTC): numerics should call these from the Swift operations and not write them again. */
#include "lectern_compute.h"
