/* Convolutions of 3 x 3 with stride 2, and their adjoints, with 25 multiplications where the definition has 36.
 *
 * Along one axis, a large image X of 2n pixels has an even half E[i] = X[2i] and an odd half O[i] = X[2i + 1]; the small
 * image Y has n pixels:
 *
 *   convolution   Y[i] = E[i] w0 + O[i] w1 + E[i+1] w2
 *   adjoint       E[i] = Y[i] w0 + Y[i-1] w2,  O[i] = Y[i] w1
 *
 * The even half is a filter of two taps, of which two neighbouring results need three products in place of four
 * (Winograd, Arithmetic Complexity of Computations, 1980; in networks: Lavin and Gray, 2016):
 *
 *   convolution   Y[0] = S0 + S1, Y[1] = S1 + S2,  where  S0 = (E0 - E1) w0 + O0 w1,  S1 = E1 (w0 + w2),
 *                                                         S2 = (E2 - E1) w2 + O1 w1
 *   adjoint       E[0] = P0 + P1, E[1] = P1 + P2,  where  P0 = (Y[-1] - Y[0]) w2,  P1 = Y[0] (w0 + w2),
 *                                                         P2 = (Y[1] - Y[0]) w0;   O[0] = Y[0] w1, O[1] = Y[1] w1
 *
 * Five products for six. Done along both axes, a tile of 2 x 2 small (4 x 4 large) pixels takes 25. Channels make each
 * product a matrix product over many tiles; the additions are a few per cent of the work. Only sums and differences
 * of neighbours are formed, so errors stay of the order of the plain sum's. */
#include "minimal_filtering.h"

#include <stdlib.h>
#include <string.h>

#include "lectern_memory.h"
#include "minimal_kernel_gradient.h"

enum { TILES_IN_A_PIECE = 48, PIECES_AT_LEAST = 16, TILES_AT_LEAST = 12 };

/* The matrices made of the kernel: along each axis w0, w0 + w2, w2, w1. */
enum { W0, W02, W2, W1 };

typedef struct {
  const tile_kernel *kernel;
  long first, count;
  const float *weights; /* [matrix][depth][kernel->filters] */
} panel;

typedef struct {
  const lectern_convolution *shape;
  const microkernels *kernels;
  const float *input, *kernel, *zeros;
  float *output, *partial_sums; /* partial_sums: (pieces, width), or NULL */
  const epilogue *epilogue;
  panel *panels;
  long panel_count;
  long depth, width;             /* channels read, channels written */
  long tiles_down, tiles_across; /* of an image */
  long tiles, piece;
  /* For both gradients of a transposed convolution: its input, the groups of tiles, and their sums of products. */
  const float *small;
  long groups;
  float *kernel_sums; /* (groups, 16, depth, width) */
} job;

static long least(long a, long b) { return a < b ? a : b; }

static _Thread_local int forbidden;

void lectern_allow_minimal_filtering(int allowed) { forbidden = !allowed; }

int lectern_minimal_applies(const lectern_convolution *s) {
  const long lanes = lectern_microkernels()->lanes;
  return !forbidden && s->kernel_height == 3 && s->kernel_width == 3 && s->stride_height == 2 && s->stride_width == 2 &&
         s->dilation_height == 1 && s->dilation_width == 1 && s->pad_top == 0 && s->pad_left == 0 &&
         s->height == 2 * s->out_height && s->width == 2 * s->out_width && s->out_height % 2 == 0 &&
         s->out_width % 2 == 0 && s->out_height > 0 && s->out_width > 0 && s->batch > 0 && s->channels % lanes == 0 &&
         s->filters % lanes == 0 && s->channels >= 16 && s->filters >= 16;
}

/* --- Weights --- */

typedef struct {
  const job *job;
  int transposed; /* whether what is read are the convolution's filters */
} packing;

/* Packs one matrix of one panel: along each axis the kernel's element, or the sum of the first and the last. */
static void pack(void *context, long index) {
  static const int first[] = {0, 0, 2, 1}, second[] = {-1, 2, -1, -1};
  const packing *packing = context;
  const job *job = packing->job;
  const panel *panel = job->panels + index / MINIMAL_MATRICES;
  const int matrix = index % MINIMAL_MATRICES, down = matrix / 4, across = matrix % 4;
  const long width = panel->kernel->filters, area = job->depth * job->width;
  const float *sources[4];
  int count = 0;
  for (int i = 0; i < 2; i++) {
    for (int j = 0; j < 2; j++) {
      const int y = i ? second[down] : first[down], x = j ? second[across] : first[across];
      if (y < 0 || x < 0) continue;
      sources[count++] = job->kernel + (3 * y + x) * area + panel->first * (packing->transposed ? job->depth : 1);
    }
  }
  job->kernels->pack(sources, count, packing->transposed ? job->depth : job->width, packing->transposed, job->depth,
                     panel->count, (float *)panel->weights + matrix * job->depth * width, width);
}

/* --- The two directions --- */

/* One product along an axis: which of the tile's sources times which matrix; the sum of up to two of them. */
typedef struct {
  int count;
  struct {
    int source, matrix;
  } factors[2];
} axis_product;

typedef struct {
  int products;
  axis_product axis[5];
  int sources;  /* along an axis */
  int plain[5]; /* where in the tile a source is a pixel as it stands, else -1 */
  int side;     /* of the tile's pixels that are read, along an axis */
  int before;   /* how many of them lie before the tile's own */
  int step;     /* pixels from tile to tile in what is read */
} direction;

/* From large to small: sources E0 - E1, E1, E2 - E1, O0, O1. */
static const direction to_small = {
    .products = 3, .axis = {{2, {{0, W0}, {3, W1}}}, {1, {{1, W02}}}, {2, {{2, W2}, {4, W1}}}},
    .sources = 5, .plain = {-1, 2, -1, 1, 3}, .side = 5, .before = 0, .step = 4};

/* From small to large: sources Y[-1] - Y[0], Y[0], Y[1] - Y[0], Y[1]. */
static const direction to_large = {
    .products = 5, .axis = {{1, {{0, W2}}}, {1, {{1, W02}}}, {1, {{2, W0}}}, {1, {{1, W1}}}, {1, {{3, W1}}}},
    .sources = 4, .plain = {-1, 0, -1, 1}, .side = 3, .before = 1, .step = 2};

/* The numbers of the transformed arrays by source down and across; the transforms write column by column. Unless
 * `whole`, what the image itself holds is left out, with the number -1. */
typedef struct {
  int of[5][5];
  int count;
} array_numbers;

static array_numbers number_arrays(const direction *d, int whole) {
  array_numbers numbers = {.count = 0};
  for (int j = 0; j < d->sources; j++) {
    for (int i = 0; i < d->sources; i++)
      numbers.of[i][j] = !whole && d->plain[i] >= 0 && d->plain[j] >= 0 ? -1 : numbers.count++;
  }
  return numbers;
}

/* The memory of a piece, and its tiles. */
typedef struct {
  const job *job;
  const direction *direction;
  array_numbers numbers;
  long first, count;
  float *arrays;         /* [array][tile][depth] */
  long array_stride;     /* floats from array to array */
  float *products;       /* [product][tile][width] */
  long product_stride;
  const float **corners; /* each tile's pixel (0, 0) */
  float *small;          /* where both gradients are made: the small images' 9 arrays [array][tile][width] */
} piece;

/* Where a tile lies, as one after the other is gone through. */
typedef struct {
  long image, down, across;
} tile_place;

static tile_place place_of(const job *job, long tile) {
  const long row = tile / job->tiles_across;
  return (tile_place){row / job->tiles_down, row % job->tiles_down, tile % job->tiles_across};
}

static void move_on(const job *job, tile_place *at) {
  if (++at->across < job->tiles_across) return;
  at->across = 0;
  if (++at->down < job->tiles_down) return;
  at->down = 0;
  at->image++;
}

static void transform_tile(const piece *piece, long tile, const tile_place *at) {
  const job *job = piece->job;
  const direction *d = piece->direction;
  const int small = d == &to_large;
  const long height = job->tiles_down * d->step, line = job->tiles_across * d->step * job->depth;
  const float *corner = job->input + (at->image * height + at->down * d->step) * line + at->across * d->step * job->depth;
  piece->corners[tile] = corner;
  const float *rows[5], *edge[5];
  const int outside = small ? at->across == 0 : at->across == job->tiles_across - 1;
  const long beyond = small ? -job->depth : d->step * job->depth;
  for (int i = 0; i < d->side; i++) {
    const long y = at->down * d->step + i - d->before;
    rows[i] = y >= 0 && y < height ? corner + (i - d->before) * line : NULL;
    edge[i] = rows[i] && !outside ? rows[i] + beyond : job->zeros;
    if (!rows[i]) rows[i] = job->zeros;
  }
  const minimal_transforms *transforms = &job->kernels->minimal;
  (small ? transforms->small : piece->small ? transforms->large_whole : transforms->large)(
      rows, edge, job->depth, job->depth, piece->arrays + tile * job->depth, piece->array_stride);
}

/* The rows that a term of a product reads for the tiles of a block; the last one is repeated. */
static void locate(const piece *piece, int down, int across, long tile, long count, long size, const float **rows) {
  const job *job = piece->job;
  const direction *d = piece->direction;
  const int number = piece->numbers.of[down][across];
  if (number < 0) {
    const long offset = (d->plain[down] * job->tiles_across * d->step + d->plain[across]) * job->depth;
    for (long p = 0; p < count; p++) rows[p] = piece->corners[tile + p] + offset;
  } else {
    const float *array = piece->arrays + number * piece->array_stride + tile * job->depth;
    for (long p = 0; p < count; p++) rows[p] = array + p * job->depth;
  }
  for (long p = count; p < size; p++) rows[p] = rows[count - 1];
}

static void multiply_block(const piece *piece, const panel *panel, const axis_product *down,
                           const axis_product *across, long tile, float *products) {
  const job *job = piece->job;
  const tile_kernel *kernel = panel->kernel;
  const long size = kernel->pixels, count = least(size, piece->count - tile);
  const float *rows[4 * MAXIMUM_PIXELS], *weights[4];
  long terms = 0;
  for (int i = 0; i < down->count; i++) {
    for (int j = 0; j < across->count; j++, terms++) {
      locate(piece, down->factors[i].source, across->factors[j].source, tile, count, size, rows + terms * size);
      const long matrix = down->factors[i].matrix * 4 + across->factors[j].matrix;
      weights[terms] = panel->weights + matrix * job->depth * kernel->filters;
    }
  }
  float *outputs[MAXIMUM_PIXELS];
  for (long p = 0; p < size; p++)
    outputs[p] = products + (tile + least(p, count - 1)) * job->width + panel->first;
  kernel->tile(terms, job->depth, rows, weights, kernel->filters, job->zeros, LECTERN_LINEAR, outputs, count, panel->count);
}

static void multiply(const piece *piece) {
  const job *job = piece->job;
  const direction *d = piece->direction;
  for (int j = 0; j < d->products; j++) {
    for (int i = 0; i < d->products; i++) {
      float *products = piece->products + (j * d->products + i) * piece->product_stride;
      for (const panel *panel = job->panels; panel < job->panels + job->panel_count; panel++) {
        for (long tile = 0; tile < piece->count; tile += panel->kernel->pixels)
          multiply_block(piece, panel, &d->axis[i], &d->axis[j], tile, products);
      }
    }
  }
}

/* Where a tile's results lie, in floats from the beginning of the output, and the length of a row there. */
typedef struct {
  long begin, row;
} output_place;

static output_place output_of(const piece *piece, const tile_place *at) {
  const job *job = piece->job;
  const long step = piece->direction == &to_large ? 4 : 2, row = job->tiles_across * step * job->width;
  return (output_place){(at->image * job->tiles_down + at->down) * step * row + at->across * step * job->width, row};
}

static void write_tile(const piece *piece, long tile, const tile_place *at, float *sums) {
  const job *job = piece->job;
  const output_place place = output_of(piece, at);
  const epilogue *e = job->epilogue;
  const minimal_output to = {.output = job->output + place.begin,
                             .positive = e->positive ? e->positive + place.begin : NULL,
                             .bias = e->bias, .sums = sums, .activation = e->activation, .width = job->width,
                             .row = place.row};
  const minimal_transforms *transforms = &job->kernels->minimal;
  (piece->direction == &to_large ? transforms->to_large : transforms->to_small)(
      piece->products + tile * job->width, piece->product_stride, &to);
}

/* Transforms the small image's tile, which lies in its image as the results do in theirs, for the kernel's gradient. */
static void transform_small_tile(const piece *piece, long tile, const tile_place *at) {
  const job *job = piece->job;
  const output_place place = output_of(piece, at);
  const float *upper = job->small + place.begin;
  job->kernels->minimal.small_sums(upper, upper + place.row, job->width, piece->small + tile * job->width,
                                   piece->product_stride);
}

/* Some tiles from transform to result. column_sums += the results; kernel_sums, unless NULL, += the products that make
 * the kernel's gradient. */
static void run_tiles(const job *job, const direction *direction, long first, long count, float *column_sums,
                      float *kernel_sums) {
  piece piece = {.job = job, .direction = direction, .first = first, .count = count};
  piece.array_stride = count * job->depth + MINIMAL_GAP;
  piece.product_stride = count * job->width + MINIMAL_GAP;
  piece.numbers = number_arrays(direction, kernel_sums != NULL);
  const long arrays = piece.numbers.count * piece.array_stride;
  const long products = direction->products * direction->products * piece.product_stride;
  const long small = kernel_sums ? MINIMAL_SMALL_ARRAYS * piece.product_stride : 0;
  const long bytes = (arrays + products + small) * (long)sizeof(float) + count * (long)sizeof(float *);
  piece.arrays = lectern_allocate(bytes);
  if (!piece.arrays) abort();
  piece.products = piece.arrays + arrays;
  piece.small = kernel_sums ? piece.products + products : NULL;
  piece.corners = (const float **)(piece.products + products + small);
  tile_place at = place_of(job, first);
  for (long tile = 0; tile < count; tile++, move_on(job, &at)) {
    transform_tile(&piece, tile, &at);
    if (kernel_sums) transform_small_tile(&piece, tile, &at);
  }
  multiply(&piece);
  at = place_of(job, first);
  for (long tile = 0; tile < count; tile++, move_on(job, &at)) write_tile(&piece, tile, &at, column_sums);
  if (kernel_sums)
    lectern_minimal_add_products(job->kernels, job->depth, job->width, job->depth * job->width, piece.arrays,
                                 piece.small, count, kernel_sums);
  lectern_release(piece.arrays, bytes);
}

static float *column_sums_of(const job *job, long index) {
  float *sums = job->partial_sums ? job->partial_sums + index * job->width : NULL;
  if (sums) memset(sums, 0, job->width * sizeof(float));
  return sums;
}

static void run_piece(const job *job, const direction *direction, long index) {
  const long first = index * job->piece;
  run_tiles(job, direction, first, least(job->piece, job->tiles - first), column_sums_of(job, index), NULL);
}

static void run_to_small(void *context, long index) { run_piece(context, &to_small, index); }
static void run_to_large(void *context, long index) { run_piece(context, &to_large, index); }

/* A group of tiles with both gradients of a transposed convolution. */
static void run_group(void *context, long group) {
  const job *job = context;
  const long size = MINIMAL_MATRICES * job->depth * job->width;
  float *kernel_sums = job->kernel_sums + group * size, *column_sums = column_sums_of(job, group);
  memset(kernel_sums, 0, size * sizeof(float));
  const long end = job->tiles * (group + 1) / job->groups;
  for (long tile = job->tiles * group / job->groups; tile < end; tile += TILES_IN_A_PIECE)
    run_tiles(job, &to_small, tile, least(TILES_IN_A_PIECE, end - tile), column_sums, kernel_sums);
}

/* The number and bounds of pieces depend on the shape alone. */
static long tiles_in_a_piece(long tiles) {
  const long wanted = tiles / PIECES_AT_LEAST / TILES_AT_LEAST * TILES_AT_LEAST;
  return wanted < TILES_AT_LEAST ? TILES_AT_LEAST : least(wanted, TILES_IN_A_PIECE);
}

static long cut_panels(job *job, float *weights) {
  long count = 0, floats = 0;
  for (long first = 0; first < job->width; count++) {
    const tile_kernel *kernel = lectern_tile_for(job->kernels, job->width - first);
    const long taken = least(kernel->filters, job->width - first);
    if (job->panels) job->panels[count] = (panel){kernel, first, taken, weights + floats};
    floats += MINIMAL_MATRICES * job->depth * kernel->filters;
    first += taken;
  }
  job->panel_count = count;
  return floats;
}

static void run(job *job, int transposed, void (*body)(void *, long)) {
  const lectern_convolution *s = job->shape;
  enum { WIDEST_PANEL = 64 };
  job->kernels = lectern_microkernels();
  job->tiles_down = s->out_height / 2, job->tiles_across = s->out_width / 2;
  job->tiles = s->batch * job->tiles_down * job->tiles_across;
  job->piece = tiles_in_a_piece(job->tiles);
  const long pieces = job->groups ? job->groups : (job->tiles + job->piece - 1) / job->piece;
  const long zeros = 4 * job->depth < WIDEST_PANEL ? WIDEST_PANEL : 4 * job->depth, weights = cut_panels(job, NULL);
  const long sums = job->epilogue->column_sums ? pieces * job->width : 0;
  const long bytes = (zeros + weights + sums) * (long)sizeof(float) + job->panel_count * (long)sizeof(panel);
  float *memory = lectern_allocate(bytes);
  if (!memory) abort();
  job->panels = (panel *)(memory + zeros + weights + sums);
  cut_panels(job, memory + zeros);
  memset(memory, 0, zeros * sizeof(float));
  job->zeros = memory;
  job->partial_sums = sums ? memory + zeros + weights : NULL;
  packing packing = {job, transposed};
  lectern_parallel(job->panel_count * MINIMAL_MATRICES, pack, &packing);
  lectern_parallel(pieces, body, job);
  if (sums) job->kernels->add_rows(pieces, job->width, job->partial_sums, job->epilogue->column_sums);
  lectern_release(memory, bytes);
}

void lectern_minimal_forward(const lectern_convolution *shape, const float *input, const float *kernel,
                             const epilogue *epilogue, float *output) {
  job job = {.shape = shape, .input = input, .kernel = kernel, .epilogue = epilogue, .output = output,
             .depth = shape->channels, .width = shape->filters};
  run(&job, 0, run_to_small);
}

void lectern_minimal_input_gradient(const lectern_convolution *shape, const float *output_gradient,
                                    const float *kernel, const epilogue *epilogue, float *input_gradient) {
  job job = {.shape = shape, .input = output_gradient, .kernel = kernel, .epilogue = epilogue,
             .output = input_gradient, .depth = shape->filters, .width = shape->channels};
  run(&job, 1, run_to_large);
}

/* Beyond this many numbers in a matrix, the matrices of weights and those of sums do not fit into the second cache
 * together, and the gradients are made one after the other. */
enum { AREA_FOR_BOTH = 4 * 1024, GROUPS_FOR_BOTH = 8 };

int lectern_minimal_shares_transform(const lectern_convolution *shape) {
  return lectern_minimal_applies(shape) && shape->channels * shape->filters <= AREA_FOR_BOTH;
}

void lectern_minimal_transpose_gradients(const lectern_convolution *shape, const float *input, const float *kernel,
                                         const float *output_gradient, const epilogue *epilogue,
                                         float *input_gradient, float *kernel_gradient) {
  job job = {.shape = shape, .input = output_gradient, .kernel = kernel, .epilogue = epilogue,
             .output = input_gradient, .depth = shape->channels, .width = shape->filters, .small = input};
  job.groups = least(GROUPS_FOR_BOTH, shape->batch * (shape->out_height / 2) * (shape->out_width / 2));
  const long bytes = job.groups * MINIMAL_MATRICES * job.depth * job.width * (long)sizeof(float);
  job.kernel_sums = lectern_allocate(bytes);
  if (!job.kernel_sums) abort();
  run(&job, 0, run_group);
  lectern_minimal_kernel_of_sums(shape, job.kernel_sums, job.groups, kernel_gradient);
  lectern_release(job.kernel_sums, bytes);
}
