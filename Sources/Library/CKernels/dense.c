/* Dense layers and matrix products: the convolutions' blocks of registers over the rows of a matrix.
 *
 * The second factor is packed in panels as wide as a block, or read where it lies if its rows are the panels' and it serves
 * few rows of the first: packing would take a tenth of the time. Long sums are cut into stretches of DEPTH, added to each
 * other in order: a panel then stays in the second cache, and rounding errors grow with the number of stretches and
 * not with that of terms. */
#include <stdlib.h>
#include <string.h>

#include "gradient_tiles.h"
#include "lectern_compute.h"
#include "lectern_memory.h"
#include "tap_convolution.h"

enum { DEPTH = 1024, ROWS_OF_A_PIECE = 96, ROWS_AT_LEAST = 12, WIDEST_PANEL = 64, FEW_FILTERS = 4, ROWS_WORTH_PACKING = 512 };

typedef struct {
  const tile_kernel *kernel;
  long first, count;
  float *packed;         /* [depth][kernel->filters], or NULL: read from the second factor itself */
  float *bias;           /* [kernel->filters] */
} panel;

typedef struct {
  const microkernels *kernels;
  const float *input, *kernel, *bias;
  float *output;
  long rows, whole_depth, filters;
  int transposed; /* whether the kernel is (filters, depth) */
  lectern_activation activation;
  panel *panels;
  long panel_count, piece;
  long start, depth; /* the stretch of the sum under way */
} product;

static long least(long a, long b) { return a < b ? a : b; }

static void pack_panel(void *context, long index) {
  const product *p = context;
  const panel *panel = p->panels + index;
  const long stride = p->transposed ? p->whole_depth : p->filters;
  const float *source =
      p->kernel + (p->transposed ? panel->first * stride + p->start : p->start * stride + panel->first);
  if (panel->packed)
    p->kernels->pack(&source, 1, stride, p->transposed, p->depth, panel->count, panel->packed, panel->kernel->filters);
  for (long f = 0; f < panel->kernel->filters; f++)
    panel->bias[f] = p->start == 0 && p->bias && f < panel->count ? p->bias[panel->first + f] : 0;
}

/* On all threads if there is anything to pack but biases. */
static void pack_panels(product *p) {
  if (p->panels[0].packed) return lectern_parallel(p->panel_count, pack_panel, p);
  for (long index = 0; index < p->panel_count; index++) pack_panel(p, index);
}

/* Adds a stretch of the sums to those before; the last one is followed by the activation. */
static void add_block(const product *p, const float *block, long width, float *const *outputs, long rows, long count) {
  const int relu = p->activation == LECTERN_RELU && p->start + p->depth == p->whole_depth;
  for (long r = 0; r < rows; r++) {
    for (long f = 0; f < count; f++) {
      const float sum = outputs[r][f] + block[r * width + f];
      outputs[r][f] = relu && sum < 0 ? 0 : sum;
    }
  }
}

/* One panel for some rows. */
static void multiply_piece(void *context, long index) {
  const product *p = context;
  const panel *panel = p->panels + index % p->panel_count;
  const long size = panel->kernel->pixels, width = panel->kernel->filters;
  const long first = index / p->panel_count * p->piece, end = least(first + p->piece, p->rows);
  const int only = p->depth == p->whole_depth;
  float block[MAXIMUM_PIXELS * WIDEST_PANEL];
  for (long row = first; row < end; row += size) {
    const long count = least(size, end - row);
    const float *rows[MAXIMUM_PIXELS];
    float *outputs[MAXIMUM_PIXELS], *sums[MAXIMUM_PIXELS];
    for (long r = 0; r < size; r++) {
      const long at = row + least(r, count - 1);
      rows[r] = p->input + at * p->whole_depth + p->start;
      outputs[r] = p->output + at * p->filters + panel->first;
      sums[r] = p->start == 0 ? outputs[r] : block + r * width;
    }
    const float *weights = panel->packed ? panel->packed : p->kernel + p->start * p->filters + panel->first;
    panel->kernel->tile(1, p->depth, rows, &weights, panel->packed ? width : p->filters, panel->bias,
                        only ? p->activation : LECTERN_LINEAR, sums, count, panel->count);
    if (p->start > 0) add_block(p, block, width, outputs, count, panel->count);
  }
}

static long cut_panels(product *p, float *memory) {
  long count = 0, floats = 0;
  for (long first = 0; first < p->filters; count++) {
    const tile_kernel *kernel = lectern_tile_for(p->kernels, p->filters - first);
    const long taken = least(kernel->filters, p->filters - first);
    const int direct = !p->transposed && taken == kernel->filters && p->rows <= ROWS_WORTH_PACKING;
    const long packed = direct ? 0 : p->depth * kernel->filters;
    if (memory)
      p->panels[count] = (panel){kernel, first, taken, direct ? NULL : memory + floats, memory + floats + packed};
    floats += packed + kernel->filters;
    first += taken;
  }
  p->panel_count = count;
  return floats;
}

static void multiply(product *p) {
  if (p->rows <= 0 || p->filters <= 0 || p->whole_depth <= 0) return;
  p->kernels = lectern_microkernels();
  p->depth = p->whole_depth <= 2 * DEPTH ? p->whole_depth : DEPTH;
  const long floats = cut_panels(p, NULL);
  const long bytes = floats * (long)sizeof(float) + p->panel_count * (long)sizeof(panel);
  float *memory = lectern_allocate(bytes);
  if (!memory) abort();
  p->panels = (panel *)(memory + floats);
  cut_panels(p, memory);
  p->piece = least(ROWS_OF_A_PIECE, (p->rows / 8 / ROWS_AT_LEAST + 1) * ROWS_AT_LEAST);
  for (; p->start < p->whole_depth; p->start += p->depth) {
    p->depth = least(p->depth, p->whole_depth - p->start);
    pack_panels(p);
    lectern_parallel((p->rows + p->piece - 1) / p->piece * p->panel_count, multiply_piece, p);
  }
  lectern_release(memory, bytes);
}

static const convolution_tap centre = {0, 0, 0};

/* Few filters: dot products along the depth. */
static tap_convolution few(long rows, long depth, long filters) {
  return (tap_convolution){.batch = 1, .in_height = 1, .in_width = rows, .depth = depth, .y_scale = 1, .x_scale = 1,
                           .rows = 1, .columns = rows, .filters = filters, .step_y = 1, .step_x = 1,
                           .out_height = 1, .out_width = rows, .tap_count = 1, .taps = &centre};
}

void lectern_dense_forward(long rows, long inputs, long outputs, const float *input, const float *kernel,
                           const float *bias, lectern_activation activation, float *output) {
  if (outputs > FEW_FILTERS)
    return multiply(&(product){.input = input, .kernel = kernel, .bias = bias, .output = output, .rows = rows,
                               .whole_depth = inputs, .filters = outputs, .activation = activation});
  tap_convolution sum = few(rows, inputs, outputs);
  sum.input = input, sum.kernel = kernel, sum.bias = bias, sum.activation = activation, sum.output = output;
  lectern_tap_convolution(&sum);
}

void lectern_dense_input_gradient(long rows, long inputs, long outputs, const float *output_gradient,
                                  const float *kernel, float *input_gradient) {
  if (inputs > FEW_FILTERS)
    return multiply(&(product){.input = output_gradient, .kernel = kernel, .output = input_gradient, .rows = rows,
                               .whole_depth = outputs, .filters = inputs, .transposed = 1});
  tap_convolution sum = few(rows, outputs, inputs);
  sum.input = output_gradient, sum.kernel = kernel, sum.transposed = 1, sum.output = input_gradient;
  lectern_tap_convolution(&sum);
}

enum { INPUTS_IN_A_PIECE = 32 };

typedef struct {
  const microkernels *kernels;
  long rows, inputs, outputs;
  const float *input, *output_gradient;
  float *result;
} job;

static void add_rows(const job *job, long first, long count, long from, long end, float *sums) {
  memset(sums, 0, count * job->outputs * sizeof(float));
  const pixel_walk walk = {.images = 1, .rows = 1, .columns = end - from,
                           .x = job->input + from * job->inputs + first, .x_column = job->inputs,
                           .y = job->output_gradient + from * job->outputs, .y_column = job->outputs};
  lectern_add_gradient_tiles(job->kernels, count, job->outputs, &walk, sums);
}

static void run_piece(void *context, long index) {
  const job *job = context;
  const long first = index * INPUTS_IN_A_PIECE, count = least(INPUTS_IN_A_PIECE, job->inputs - first);
  float *sums = job->result + first * job->outputs;
  add_rows(job, first, count, 0, least(job->rows, DEPTH), sums);
  if (job->rows <= DEPTH) return;
  const long size = count * job->outputs, bytes = size * (long)sizeof(float);
  float *stretch = lectern_allocate(bytes);
  if (!stretch) abort();
  for (long from = DEPTH; from < job->rows; from += DEPTH) {
    add_rows(job, first, count, from, least(from + DEPTH, job->rows), stretch);
    for (long k = 0; k < size; k++) sums[k] += stretch[k];
  }
  lectern_release(stretch, bytes);
}

static void transpose_piece(void *context, long index) {
  const job *job = context;
  const long first = index * INPUTS_IN_A_PIECE, count = least(INPUTS_IN_A_PIECE, job->inputs - first);
  const float *source = job->input + first;
  job->kernels->pack(&source, 1, job->inputs, 1, count, job->rows, job->result + first * job->rows, job->rows);
}

/* With its rows and columns exchanged, the input is the first factor of a product like any other. */
static void multiply_transposed(job *job) {
  const long bytes = job->rows * job->inputs * (long)sizeof(float);
  float *kernel_gradient = job->result, *transposed = lectern_allocate(bytes);
  if (!transposed) abort();
  job->result = transposed;
  lectern_parallel((job->inputs + INPUTS_IN_A_PIECE - 1) / INPUTS_IN_A_PIECE, transpose_piece, job);
  multiply(&(product){.input = transposed, .kernel = job->output_gradient, .output = kernel_gradient,
                      .rows = job->inputs, .whole_depth = job->rows, .filters = job->outputs});
  lectern_release(transposed, bytes);
}

void lectern_dense_kernel_gradient(long rows, long inputs, long outputs, const float *input,
                                   const float *output_gradient, float *kernel_gradient) {
  job job = {lectern_microkernels(), rows, inputs, outputs, input, output_gradient, kernel_gradient};
  if (inputs <= 0 || outputs <= 0) return;
  if (rows > 0 && outputs >= 2 * job.kernels->lanes) return multiply_transposed(&job);
  lectern_parallel((inputs + INPUTS_IN_A_PIECE - 1) / INPUTS_IN_A_PIECE, run_piece, &job);
}
