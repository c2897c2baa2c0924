/* Runs a sum over taps: weights packed into panels of filters, pixels taken in blocks of registers. */
#include "tap_convolution.h"

#include <stdlib.h>
#include <string.h>

#include "lectern_memory.h"
#include "microkernels.h"

enum { FEW_FILTERS = 4, BLOCKS_IN_A_PIECE = 16, PIECES_AT_LEAST = 16 };

/* Filters whose sums are computed together. */
typedef struct {
  const tile_kernel *kernel;
  long first, count;
  const float *weights, *bias; /* packed: [tap][depth][kernel->filters], [kernel->filters] */
} panel;

typedef struct {
  const tap_convolution *sum;
  const microkernels *kernels;
  panel *panels;
  long panel_count;
  long pixels, piece; /* all output pixels; how many a piece takes */
  const float *zeros; /* a row of zeros, read where a tap falls outside the input */
} job;

static long least(long a, long b) { return a < b ? a : b; }

const tile_kernel *lectern_tile_for(const microkernels *kernels, long filters) {
  const long vectors = (filters + kernels->lanes - 1) / kernels->lanes;
  if (kernels->third.filters && vectors >= 3 && vectors % 4 != 0) return &kernels->third;
  /* The widest of which at least two thirds is used. */
  if (filters * 3 >= kernels->wide.filters * 2) return &kernels->wide;
  if (filters * 3 >= kernels->middle.filters * 2) return &kernels->middle;
  return &kernels->narrow;
}

static long count_panels(const microkernels *kernels, long filters, long *width) {
  long count = 0;
  *width = 0;
  for (long first = 0; first < filters; count++) {
    const int taken = lectern_tile_for(kernels, filters - first)->filters;
    first += taken;
    *width += taken;
  }
  return count;
}

static void pack_panel(const microkernels *kernels, const tap_convolution *sum, const panel *panel, float *weights,
                       float *bias) {
  const long width = panel->kernel->filters, depth = sum->depth, filters = sum->filters;
  for (long f = 0; f < width; f++) bias[f] = sum->bias && f < panel->count ? sum->bias[panel->first + f] : 0;
  for (long tap = 0; tap < sum->tap_count; tap++) {
    const float *source = sum->kernel + sum->taps[tap].kernel_index * depth * filters +
                          panel->first * (sum->transposed ? depth : 1);
    kernels->pack(&source, 1, sum->transposed ? depth : filters, sum->transposed, depth, panel->count,
                  weights + tap * depth * width, width);
  }
}

/* Pixels that follow each other in one output row, and where they stand in a block. */
typedef struct {
  long image, y, x, count;
  long place, size;
} segment;

/* Fills the pointers of a segment for one tap. */
static void locate_rows(const job *job, const segment *at, const convolution_tap *tap, const float **rows) {
  const tap_convolution *sum = job->sum;
  const long in_y = at->y * sum->y_scale + tap->y_offset;
  if (in_y < 0 || in_y >= sum->in_height) {
    for (long p = 0; p < at->count; p++) rows[p] = job->zeros;
    return;
  }
  const float *line = sum->input + (at->image * sum->in_height + in_y) * sum->in_width * sum->depth;
  for (long p = 0; p < at->count; p++) {
    const long in_x = (at->x + p) * sum->x_scale + tap->x_offset;
    rows[p] = (unsigned long)in_x < (unsigned long)sum->in_width ? line + in_x * sum->depth : job->zeros;
  }
}

static void locate_segment(const job *job, const segment *at, const float **rows, float **outputs) {
  const tap_convolution *sum = job->sum;
  const long out_y = sum->first_y + at->y * sum->step_y;
  float *line = sum->output + (at->image * sum->out_height + out_y) * sum->out_width * sum->filters;
  for (long p = 0; p < at->count; p++)
    outputs[at->place + p] = line + (sum->first_x + (at->x + p) * sum->step_x) * sum->filters;
  for (long tap = 0; tap < sum->tap_count; tap++)
    locate_rows(job, at, sum->taps + tap, rows + tap * at->size + at->place);
}

/* Fills the pointers of a block of `size` pixels from `first`, of which `count` exist; the last one is repeated. */
static void locate(const job *job, long first, long count, long size, const float **rows, float **outputs) {
  const tap_convolution *sum = job->sum;
  segment at = {.size = size};
  for (; at.place < count; at.place += at.count) {
    const long pixel = first + at.place, line = pixel / sum->columns;
    at.x = pixel % sum->columns;
    at.y = line % sum->rows;
    at.image = line / sum->rows;
    at.count = least(count - at.place, sum->columns - at.x);
    locate_segment(job, &at, rows, outputs);
  }
  for (long p = count; p < size; p++) {
    outputs[p] = outputs[count - 1];
    for (long tap = 0; tap < sum->tap_count; tap++) rows[tap * size + p] = rows[tap * size + count - 1];
  }
}

static void run_block(const job *job, const panel *from, const panel *to, long first, long count) {
  const tap_convolution *sum = job->sum;
  const long size = from->kernel->pixels;
  const float *rows[sum->tap_count * size + 1];
  float *outputs[MAXIMUM_PIXELS];
  locate(job, first, count, size, rows, outputs);
  for (const panel *panel = from; panel < to; panel++) {
    float *slices[MAXIMUM_PIXELS];
    for (long p = 0; p < size; p++) slices[p] = outputs[p] + panel->first;
    const float *weights[sum->tap_count + 1];
    for (long tap = 0; tap < sum->tap_count; tap++)
      weights[tap] = panel->weights + tap * sum->depth * panel->kernel->filters;
    panel->kernel->tile(sum->tap_count, sum->depth, rows, weights, panel->kernel->filters, panel->bias, sum->activation, slices, count,
                        panel->count);
  }
}

static void run_piece(void *context, long index) {
  const job *job = context;
  const long first = index * job->piece, end = least(first + job->piece, job->pixels);
  const panel *all = job->panels + job->panel_count;
  for (const panel *from = job->panels; from < all;) {
    const panel *to = from + 1;
    while (to < all && to->kernel == from->kernel) to++;
    const long size = from->kernel->pixels;
    for (long pixel = first; pixel < end; pixel += size) run_block(job, from, to, pixel, least(size, end - pixel));
    from = to;
  }
}

static void run_dots(void *context, long index) {
  const job *job = context;
  const tap_convolution *sum = job->sum;
  const long size = job->kernels->dot_pixels;
  const float *rows[sum->tap_count * size + 1];
  float *outputs[MAXIMUM_PIXELS];
  const long first = index * job->piece, end = least(first + job->piece, job->pixels);
  for (long pixel = first; pixel < end; pixel += size) {
    const long count = least(size, end - pixel);
    locate(job, pixel, count, size, rows, outputs);
    job->kernels->dots(sum->tap_count, sum->depth, rows, &job->panels->weights, 0, job->panels->bias, sum->activation,
                       outputs, count, sum->filters);
  }
}

/* The number and bounds of pieces depend on the shape alone. */
static long piece_of(long pixels, long block) {
  const long blocks = (pixels + block - 1) / block;
  long taken = blocks / PIECES_AT_LEAST;
  if (taken > BLOCKS_IN_A_PIECE) taken = BLOCKS_IN_A_PIECE;
  return (taken < 1 ? 1 : taken) * block;
}

static void run_pieces(job *job, long block, void (*body)(void *, long)) {
  job->piece = piece_of(job->pixels, block);
  lectern_parallel((job->pixels + job->piece - 1) / job->piece, body, job);
}

/* A few filters: each sum is a dot product along the depth, weights packed as (filters, taps, depth). */
static void run_few_filters(job *job, float *memory) {
  const tap_convolution *sum = job->sum;
  float *weights = memory, *bias = memory + sum->filters * sum->tap_count * sum->depth;
  for (long f = 0; f < sum->filters; f++) {
    bias[f] = sum->bias ? sum->bias[f] : 0;
    for (long tap = 0; tap < sum->tap_count; tap++) {
      const float *source = sum->kernel + sum->taps[tap].kernel_index * sum->depth * sum->filters;
      for (long k = 0; k < sum->depth; k++)
        *weights++ = sum->transposed ? source[f * sum->depth + k] : source[k * sum->filters + f];
    }
  }
  panel few = {.weights = memory, .bias = bias};
  job->panels = &few;
  run_pieces(job, job->kernels->dot_pixels, run_dots);
}

typedef struct {
  const microkernels *kernels;
  const tap_convolution *sum;
  panel *panels;
} packing;

static void pack_one(void *context, long index) {
  const packing *packing = context;
  const panel *panel = packing->panels + index;
  pack_panel(packing->kernels, packing->sum, panel, (float *)panel->weights, (float *)panel->bias);
}

static void run_panels(job *job, float *memory, panel *panels) {
  const tap_convolution *sum = job->sum;
  long first = 0;
  for (long k = 0; k < job->panel_count; k++) {
    panel *p = panels + k;
    p->kernel = lectern_tile_for(job->kernels, sum->filters - first);
    p->first = first;
    p->count = least(p->kernel->filters, sum->filters - first);
    p->weights = memory;
    memory += sum->tap_count * sum->depth * p->kernel->filters;
    p->bias = memory;
    memory += p->kernel->filters;
    first += p->count;
  }
  packing packing = {job->kernels, sum, panels};
  lectern_parallel(job->panel_count, pack_one, &packing);
  job->panels = panels;
  run_pieces(job, panels->kernel->pixels, run_piece);
}

void lectern_tap_convolution(const tap_convolution *sum) {
  job job = {.sum = sum, .kernels = lectern_microkernels(), .pixels = sum->batch * sum->rows * sum->columns};
  if (job.pixels <= 0 || sum->filters <= 0) return;
  const int few = sum->filters <= FEW_FILTERS && sum->depth >= 8;
  long width = sum->filters;
  job.panel_count = few ? 1 : count_panels(job.kernels, sum->filters, &width);
  const long zeros = sum->depth, weights = (sum->tap_count * sum->depth + 1) * width;
  const long panels = job.panel_count * (long)sizeof(panel);
  const long bytes = (zeros + weights) * (long)sizeof(float) + panels;
  char *memory = lectern_allocate(bytes);
  if (!memory) abort();
  float *numbers = (float *)(memory + panels);
  memset(numbers, 0, zeros * sizeof(float));
  job.zeros = numbers;
  if (few) {
    run_few_filters(&job, numbers + zeros);
  } else {
    run_panels(&job, numbers + zeros, (panel *)memory);
  }
  lectern_release(memory, bytes);
}
