/* The convolution that makes an image of one channel, as a decoder's last layer: 3 x 3, stride 1, one filter.
 *
 * A matrix product would use one column of sixteen. Here vectors run along the channels, and three rows of the image
 * stand in a small ring with zeros at both ends, so that no pixel is a special case. */
#include "single_filter.h"

#include <stdlib.h>
#include <string.h>

#include "lectern_memory.h"

enum { GROUPS = 16 };

typedef struct {
  const lectern_convolution *shape;
  const microkernels *kernels;
  const float *input, *kernel, *output_gradient, *bias;
  lectern_activation activation;
  const epilogue *epilogue;
  float *output, *partial;
  long groups;
} job;

/* Three rows of pixels of `channels` numbers each, padded. */
typedef struct {
  float *memory;
  long stride, bytes, channels;
} ring;

int lectern_single_filter_applies(const lectern_convolution *s) {
  return s->filters == 1 && s->kernel_height == 3 && s->kernel_width == 3 && s->stride_height == 1 &&
         s->stride_width == 1 && s->dilation_height == 1 && s->dilation_width == 1 && s->pad_top == 1 &&
         s->pad_left == 1 && s->height == s->out_height && s->width == s->out_width && s->batch > 0 && s->height > 0 &&
         s->width > 0 && s->channels > 0 && s->channels % lectern_microkernels()->lanes == 0;
}

static ring make_ring(const job *job, long channels) {
  const long pixels = job->kernels->single.pixels;
  const long width = (job->shape->width + pixels - 1) / pixels * pixels + 2;
  ring ring = {.stride = width * channels, .channels = channels};
  ring.bytes = 3 * ring.stride * (long)sizeof(float);
  ring.memory = lectern_allocate(ring.bytes);
  if (!ring.memory) abort();
  memset(ring.memory, 0, ring.bytes);
  return ring;
}

/* Copies row y of an image into the ring, or zeros. */
static void enter(const job *job, const ring *ring, const float *image, long y) {
  float *to = ring->memory + (y + 3) % 3 * ring->stride + ring->channels;
  const long count = job->shape->width * ring->channels;
  if (y < 0 || y >= job->shape->height) {
    memset(to, 0, count * sizeof(float));
  } else {
    memcpy(to, image + y * count, count * sizeof(float));
  }
}

/* Makes the rows around row y ready; rows are asked for in order. */
static void around(const job *job, const ring *ring, const float *image, long y, const float **rows) {
  if (y == 0) {
    enter(job, ring, image, -1);
    enter(job, ring, image, 0);
  }
  enter(job, ring, image, y + 1);
  for (long i = 0; i < 3; i++) rows[i] = ring->memory + (y + 2 + i) % 3 * ring->stride;
}

static void forward_image(void *context, long index) {
  const job *job = context;
  const lectern_convolution *s = job->shape;
  ring ring = make_ring(job, s->channels);
  const float *image = job->input + index * s->height * s->width * s->channels, *rows[3];
  for (long y = 0; y < s->height; y++) {
    around(job, &ring, image, y, rows);
    job->kernels->single.forward(rows, s->width, s->channels, job->kernel, job->bias ? job->bias[0] : 0,
                                 job->activation, job->output + (index * s->height + y) * s->width);
  }
  lectern_release(ring.memory, ring.bytes);
}

void lectern_single_filter_forward(const lectern_convolution *shape, const float *input, const float *kernel,
                                   const float *bias, lectern_activation activation, float *output) {
  job job = {.shape = shape, .kernels = lectern_microkernels(), .input = input, .kernel = kernel, .bias = bias,
             .activation = activation, .output = output};
  lectern_parallel(shape->batch, forward_image, &job);
}

static void input_gradient_image(void *context, long index) {
  const job *job = context;
  const lectern_convolution *s = job->shape;
  ring ring = make_ring(job, 1);
  const float *image = job->output_gradient + index * s->height * s->width, *rows[3];
  float *sums = job->partial ? job->partial + index * s->channels : NULL;
  if (sums) memset(sums, 0, s->channels * sizeof(float));
  for (long y = 0; y < s->height; y++) {
    around(job, &ring, image, y, rows);
    const long place = (index * s->height + y) * s->width * s->channels;
    const epilogue *e = job->epilogue;
    const minimal_output to = {.output = job->output + place, .positive = e->positive ? e->positive + place : NULL,
                               .bias = e->bias, .sums = sums, .activation = e->activation};
    job->kernels->single.input_gradient(rows, s->width, s->channels, job->kernel, &to);
  }
  lectern_release(ring.memory, ring.bytes);
}

void lectern_single_filter_input_gradient(const lectern_convolution *shape, const float *output_gradient,
                                          const float *kernel, const epilogue *epilogue, float *input_gradient) {
  job job = {.shape = shape, .kernels = lectern_microkernels(), .output_gradient = output_gradient, .kernel = kernel,
             .epilogue = epilogue, .output = input_gradient};
  const long bytes = epilogue->column_sums ? shape->batch * shape->channels * (long)sizeof(float) : 0;
  if (bytes) {
    job.partial = lectern_allocate(bytes);
    if (!job.partial) abort();
  }
  lectern_parallel(shape->batch, input_gradient_image, &job);
  if (bytes) {
    job.kernels->add_rows(shape->batch, shape->channels, job.partial, epilogue->column_sums);
    lectern_release(job.partial, bytes);
  }
}

static void kernel_gradient_group(void *context, long group) {
  const job *job = context;
  const lectern_convolution *s = job->shape;
  ring ring = make_ring(job, s->channels);
  float *sums = job->partial + group * 9 * s->channels;
  memset(sums, 0, 9 * s->channels * sizeof(float));
  for (long index = s->batch * group / job->groups; index < s->batch * (group + 1) / job->groups; index++) {
    const float *image = job->input + index * s->height * s->width * s->channels, *rows[3];
    for (long y = 0; y < s->height; y++) {
      around(job, &ring, image, y, rows);
      job->kernels->single.kernel_gradient(rows, s->width, s->channels,
                                           job->output_gradient + (index * s->height + y) * s->width, sums);
    }
  }
  lectern_release(ring.memory, ring.bytes);
}

void lectern_single_filter_kernel_gradient(const lectern_convolution *shape, const float *input,
                                           const float *output_gradient, float *kernel_gradient) {
  job job = {.shape = shape, .kernels = lectern_microkernels(), .input = input, .output_gradient = output_gradient,
             .groups = shape->batch < GROUPS ? shape->batch : GROUPS};
  const long width = 9 * shape->channels, bytes = job.groups * width * (long)sizeof(float);
  job.partial = lectern_allocate(bytes);
  if (!job.partial) abort();
  lectern_parallel(job.groups, kernel_gradient_group, &job);
  job.kernels->add_rows(job.groups, width, job.partial, kernel_gradient);
  lectern_release(job.partial, bytes);
}
