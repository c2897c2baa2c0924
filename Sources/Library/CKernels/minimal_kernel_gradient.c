/* The kernel's gradient of a 3 x 3 convolution with stride 2, by minimal filtering (see minimal_filtering.c).
 *
 * Along one axis, with the sums over tiles left out,
 *
 *   G0 = (E0 - E1) Y0,  G1 = E1 (Y0 + Y1),  G2 = (E2 - E1) Y1,  G3 = O0 Y0 + O1 Y1
 *   dw0 = G0 + G1 = E0 Y0 + E1 Y1,  dw2 = G1 + G2 = E1 Y0 + E2 Y1,  dw1 = G3:
 *
 * five products for six; along both axes 25 for 36, gathered in 16 matrices.
 *
 * Images are cut into a fixed number of groups, each with its own partial sums, added in order at the end. */
#include <stdlib.h>
#include <string.h>

#include "gradient_tiles.h"
#include "lectern_memory.h"
#include "minimal_kernel_gradient.h"

enum { TILES_IN_A_BLOCK = 64, COLUMNS_OF_A_SUM = 512 };

typedef struct {
  const lectern_convolution *shape;
  const microkernels *kernels;
  const float *input, *output_gradient, *zeros;
  float *partial; /* (groups, 16, channels, filters) */
  long groups, parts, channels; /* parts: how often the channels are cut, channels: of a part */
  long tiles_down, tiles_across, tiles;
} job;

static long least(long a, long b) { return a < b ? a : b; }

/* Transforms some channels of the large image's tile, and all of the small one's. */
static void transform(const job *job, long tile, long channel, float *large, float *small, long count) {
  const lectern_convolution *s = job->shape;
  const long row = tile / job->tiles_across, across = tile % job->tiles_across;
  const long image = row / job->tiles_down, down = row % job->tiles_down;
  const long line = s->width * s->channels;
  const float *corner = job->input + (image * s->height + 4 * down) * line + 4 * across * s->channels + channel;
  const float *rows[5], *edge[5];
  for (long i = 0; i < 5; i++) {
    const int inside = 4 * down + i < s->height;
    rows[i] = inside ? corner + i * line : job->zeros;
    edge[i] = inside && across < job->tiles_across - 1 ? rows[i] + 4 * s->channels : job->zeros;
  }
  job->kernels->minimal.large_whole(rows, edge, s->channels, job->channels, large, count * job->channels + MINIMAL_GAP);
  const float *upper =
      job->output_gradient + ((image * s->out_height + 2 * down) * s->out_width + 2 * across) * s->filters;
  job->kernels->minimal.small_sums(upper, upper + s->out_width * s->filters, s->filters, small,
                                   count * s->filters + MINIMAL_GAP);
}

void lectern_minimal_add_products(const microkernels *kernels, long channels, long filters, long area,
                                  const float *large, const float *small, long count, float *sums) {
  const long large_stride = count * channels + MINIMAL_GAP, small_stride = count * filters + MINIMAL_GAP;
  /* Sources of G0 to G2, and the first of G3's two. */
  static const long small_of[] = {0, 1, 2, 0};
  for (long matrix = 0; matrix < MINIMAL_MATRICES; matrix++) {
    const long i = matrix / 4, j = matrix % 4;
    const pixel_walk walk = {
        .images = j == 3 ? 2 : 1, .rows = i == 3 ? 2 : 1, .columns = count,
        .x = large + (5 * j + i) * large_stride, .x_image = 5 * large_stride, .x_row = large_stride,
        .x_column = channels,
        .y = small + (3 * small_of[j] + small_of[i]) * small_stride, .y_image = 6 * small_stride,
        .y_row = 2 * small_stride, .y_column = filters};
    lectern_add_gradient_tiles(kernels, channels, filters, &walk, sums + matrix * area);
  }
}

static void run_piece(void *context, long index) {
  const job *job = context;
  const long filters = job->shape->filters, group = index / job->parts, channel = index % job->parts * job->channels;
  const long first = job->tiles * group / job->groups, end = job->tiles * (group + 1) / job->groups;
  const long area = job->shape->channels * filters;
  float *sums = job->partial + group * MINIMAL_MATRICES * area + channel * filters;
  for (long matrix = 0; matrix < MINIMAL_MATRICES; matrix++)
    memset(sums + matrix * area, 0, job->channels * filters * sizeof(float));
  const long large = MINIMAL_LARGE_ARRAYS * (TILES_IN_A_BLOCK * job->channels + MINIMAL_GAP);
  const long small = MINIMAL_SMALL_ARRAYS * (TILES_IN_A_BLOCK * filters + MINIMAL_GAP);
  const long bytes = (large + small) * (long)sizeof(float);
  float *memory = lectern_allocate(bytes);
  if (!memory) abort();
  for (long tile = first; tile < end; tile += TILES_IN_A_BLOCK) {
    const long count = least(TILES_IN_A_BLOCK, end - tile);
    for (long t = 0; t < count; t++)
      transform(job, tile + t, channel, memory + t * job->channels, memory + large + t * filters, count);
    lectern_minimal_add_products(job->kernels, job->channels, filters, area, memory, memory + large, count, sums);
  }
  lectern_release(memory, bytes);
}

typedef struct {
  const float *partial;
  float *result;
  long groups, area;
} group_sum;

/* Adds the groups, then makes the nine matrices of the sixteen, for some columns. */
static void add_groups(void *context, long index) {
  const group_sum *job = context;
  const long area = job->area, first = index * COLUMNS_OF_A_SUM, count = least(COLUMNS_OF_A_SUM, area - first);
  float sums[MINIMAL_MATRICES][COLUMNS_OF_A_SUM];
  for (long matrix = 0; matrix < MINIMAL_MATRICES; matrix++) {
    const float *part = job->partial + matrix * area + first;
    float *sum = sums[matrix];
    for (long k = 0; k < count; k++) sum[k] = part[k];
    for (long group = 1; group < job->groups; group++) {
      part += MINIMAL_MATRICES * area;
      for (long k = 0; k < count; k++) sum[k] += part[k];
    }
  }
  /* dw0, dw1, dw2 = G0 + G1, G3, G1 + G2. */
  static const int one[] = {0, 3, 1}, other[] = {1, -1, 2};
  for (int i = 0; i < 3; i++) {
    for (int j = 0; j < 3; j++) {
      float *to = job->result + (3 * i + j) * area + first;
      const float *a = sums[4 * one[i] + one[j]];
      const float *b = other[j] < 0 ? NULL : sums[4 * one[i] + other[j]];
      const float *c = other[i] < 0 ? NULL : sums[4 * other[i] + one[j]];
      const float *d = b && c ? sums[4 * other[i] + other[j]] : NULL;
      for (long k = 0; k < count; k++) to[k] = a[k];
      for (long k = 0; b && k < count; k++) to[k] += b[k];
      for (long k = 0; c && k < count; k++) to[k] += c[k];
      for (long k = 0; d && k < count; k++) to[k] += d[k];
    }
  }
}

void lectern_minimal_kernel_of_sums(const lectern_convolution *shape, const float *partial, long groups,
                                    float *kernel_gradient) {
  group_sum sum = {partial, kernel_gradient, groups, shape->channels * shape->filters};
  lectern_parallel((sum.area + COLUMNS_OF_A_SUM - 1) / COLUMNS_OF_A_SUM, add_groups, &sum);
}

/* Few groups where the matrices are large, channels cut in two instead: the groups' sums are memory to go through. */
static void choose_pieces(job *job) {
  enum { LARGE_AREA = 8 * 1024 };
  const lectern_convolution *s = job->shape;
  const int large = s->channels * s->filters >= LARGE_AREA && s->channels % (2 * job->kernels->lanes) == 0;
  job->parts = large ? 2 : 1;
  job->groups = least(large ? 4 : 8, job->tiles);
  job->channels = s->channels / job->parts;
}

void lectern_minimal_kernel_gradient(const lectern_convolution *shape, const float *input,
                                     const float *output_gradient, float *kernel_gradient) {
  job job = {.shape = shape, .kernels = lectern_microkernels(), .input = input, .output_gradient = output_gradient,
             .tiles_down = shape->out_height / 2, .tiles_across = shape->out_width / 2};
  job.tiles = shape->batch * job.tiles_down * job.tiles_across;
  choose_pieces(&job);
  const long area = shape->channels * shape->filters, sums = job.groups * MINIMAL_MATRICES * area;
  const long zeros = 4 * shape->channels, bytes = (sums + zeros) * (long)sizeof(float);
  job.partial = lectern_allocate(bytes);
  if (!job.partial) abort();
  memset(job.partial + sums, 0, zeros * sizeof(float));
  job.zeros = job.partial + sums;
  lectern_parallel(job.groups * job.parts, run_piece, &job);
  lectern_minimal_kernel_of_sums(shape, job.partial, job.groups, kernel_gradient);
  lectern_release(job.partial, bytes);
}
