/* The gradient of a convolution's kernel: for each tap, the sum over pixels of input times output gradient.
 *
 * Images are cut into a fixed number of groups, each with its own partial sums, which are added in order at the end:
 * the result is the same for any number of threads. */
#include <stdlib.h>
#include <string.h>

#include "lectern_compute.h"
#include "lectern_memory.h"
#include "gradient_tiles.h"
#include "minimal_filtering.h"
#include "single_filter.h"

enum { GROUPS = 8, FLOATS_IN_CACHE = 96 * 1024, COLUMNS_OF_A_SUM = 4096 };

typedef struct {
  const lectern_convolution *shape;
  const microkernels *kernels;
  const float *input, *output_gradient;
  float *partial; /* (groups, kernel) */
  float *result;
  long groups, size; /* size: elements of the kernel */
} job;

static long least(long a, long b) { return a < b ? a : b; }
static long most(long a, long b) { return a > b ? a : b; }

/* Output positions o of an axis whose input position o * stride + offset lies within it: from first to end. */
static void valid_range(long offset, long stride, long in, long out, long *first, long *end) {
  *first = offset >= 0 ? 0 : (-offset + stride - 1) / stride;
  *end = offset >= in ? 0 : least(out, (in - 1 - offset) / stride + 1);
  if (*end < *first) *end = *first;
}

static void add_tap(const job *job, long tap, long first_image, long end_image, float *sums) {
  const lectern_convolution *s = job->shape;
  const long y_offset = tap / s->kernel_width * s->dilation_height - s->pad_top;
  const long x_offset = tap % s->kernel_width * s->dilation_width - s->pad_left;
  long first_y, end_y, first_x, end_x;
  valid_range(y_offset, s->stride_height, s->height, s->out_height, &first_y, &end_y);
  valid_range(x_offset, s->stride_width, s->width, s->out_width, &first_x, &end_x);
  const long x_image = s->height * s->width * s->channels, y_image = s->out_height * s->out_width * s->filters;
  const long in_y = first_y * s->stride_height + y_offset, in_x = first_x * s->stride_width + x_offset;
  /* As many images at a time as stay in the cache while the tiles pass over them. */
  const long images = most(1, FLOATS_IN_CACHE / (x_image + y_image));
  for (long image = first_image; image < end_image; image += images) {
    const pixel_walk walk = {
        .images = least(images, end_image - image), .rows = end_y - first_y, .columns = end_x - first_x,
        .x = job->input + image * x_image + (in_y * s->width + in_x) * s->channels,
        .x_image = x_image, .x_row = s->stride_height * s->width * s->channels,
        .x_column = s->stride_width * s->channels,
        .y = job->output_gradient + image * y_image + (first_y * s->out_width + first_x) * s->filters,
        .y_image = y_image, .y_row = s->out_width * s->filters, .y_column = s->filters};
    if (walk.rows > 0 && walk.columns > 0) lectern_add_gradient_tiles(job->kernels, s->channels, s->filters, &walk, sums);
  }
}

static void run_piece(void *context, long index) {
  const job *job = context;
  const lectern_convolution *s = job->shape;
  const long taps = s->kernel_height * s->kernel_width, group = index / taps, tap = index % taps;
  const long area = s->channels * s->filters;
  float *sums = job->partial + group * job->size + tap * area;
  memset(sums, 0, area * sizeof(float));
  add_tap(job, tap, s->batch * group / job->groups, s->batch * (group + 1) / job->groups, sums);
}

static void add_groups(void *context, long index) {
  const job *job = context;
  const long first = index * COLUMNS_OF_A_SUM, end = least(first + COLUMNS_OF_A_SUM, job->size);
  for (long k = first; k < end; k++) job->result[k] = job->partial[k];
  for (long group = 1; group < job->groups; group++) {
    const float *part = job->partial + group * job->size;
    for (long k = first; k < end; k++) job->result[k] += part[k];
  }
}

void lectern_convolution_kernel_gradient(const lectern_convolution *shape, const float *input,
                                         const float *output_gradient, float *kernel_gradient) {
  if (lectern_single_filter_applies(shape))
    return lectern_single_filter_gradients(shape, input, NULL, output_gradient, NULL, NULL, kernel_gradient);
  if (lectern_minimal_applies(shape))
    return lectern_minimal_kernel_gradient(shape, input, output_gradient, kernel_gradient);
  const long taps = shape->kernel_height * shape->kernel_width;
  job job = {.shape = shape, .kernels = lectern_microkernels(), .input = input, .output_gradient = output_gradient,
             .result = kernel_gradient, .groups = most(1, least(GROUPS, shape->batch)),
             .size = taps * shape->channels * shape->filters};
  if (job.size == 0) return;
  const long bytes = job.groups > 1 ? job.groups * job.size * (long)sizeof(float) : 0;
  job.partial = bytes ? lectern_allocate(bytes) : kernel_gradient;
  if (!job.partial) abort();
  lectern_parallel(job.groups * taps, run_piece, &job);
  if (bytes) {
    lectern_parallel((job.size + COLUMNS_OF_A_SUM - 1) / COLUMNS_OF_A_SUM, add_groups, &job);
    lectern_release(job.partial, bytes);
  }
}
