// The C side of the tensors: memory, threads and the kernels whose speed needs a choice of instruction set.
#pragma once
#include "lectern_compute.h"
#include "lectern_elementary.h"
#include "lectern_memory.h"
#include "lectern_processors.h"
#include "lectern_random.h"
#include "lectern_recording.h"
#include "lectern_reference.h"
