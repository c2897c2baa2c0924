/* The convolution that makes an image of one channel, as a decoder's last layer: 3 x 3, stride 1, one filter.
 *
 * A matrix product would use one column of sixteen. Here vectors run along the channels, and the images of many channels
 * are read where they lie. On the way back, three rows of the one-channel gradient stand in a small ring with zeros at
 * both ends, so that no pixel is a special case. */
#include "single_filter.h"

#include <stdlib.h>
#include <string.h>

#include "lectern_memory.h"

enum { GROUPS = 32 };

typedef struct {
  const lectern_convolution *shape;
  const microkernels *kernels;
  const float *input, *kernel, *output_gradient, *bias, *zeros;
  lectern_activation activation;
  const epilogue *epilogue;
  float *output, *input_gradient;
  float *column_sums, *kernel_sums; /* (groups, channels), (groups, 9, channels), or NULL */
  long groups;
} job;

int lectern_single_filter_applies(const lectern_convolution *s) {
  return s->filters == 1 && s->kernel_height == 3 && s->kernel_width == 3 && s->stride_height == 1 &&
         s->stride_width == 1 && s->dilation_height == 1 && s->dilation_width == 1 && s->pad_top == 1 &&
         s->pad_left == 1 && s->height == s->out_height && s->width == s->out_width && s->batch > 0 && s->height > 0 &&
         s->width > 0 && s->channels > 0 && s->channels % lectern_microkernels()->lanes == 0;
}

static float *allocate(long bytes) {
  float *memory = lectern_allocate(bytes);
  if (!memory) abort();
  return memory;
}

static void forward_image(void *context, long index) {
  const job *job = context;
  const lectern_convolution *s = job->shape;
  const long line = s->width * s->channels;
  const float *image = job->input + index * s->height * line;
  for (long y = 0; y < s->height; y++) {
    const float *rows[3];
    for (long i = 0; i < 3; i++) {
      const long at = y + i - 1;
      rows[i] = at >= 0 && at < s->height ? image + at * line : job->zeros;
    }
    job->kernels->single.forward(rows, job->zeros, s->width, s->channels, job->kernel, job->bias ? job->bias[0] : 0,
                                 job->activation, job->output + (index * s->height + y) * s->width);
  }
}

void lectern_single_filter_forward(const lectern_convolution *shape, const float *input, const float *kernel,
                                   const float *bias, lectern_activation activation, float *output) {
  const long bytes = shape->width * shape->channels * (long)sizeof(float);
  float *zeros = allocate(bytes);
  memset(zeros, 0, bytes);
  job job = {.shape = shape, .kernels = lectern_microkernels(), .input = input, .kernel = kernel, .bias = bias,
             .zeros = zeros, .activation = activation, .output = output};
  lectern_parallel(shape->batch, forward_image, &job);
  lectern_release(zeros, bytes);
}

/* Three rows of the gradient with a zero before and after each. */
typedef struct {
  float *memory;
  long stride, width, height;
} ring;

/* Copies row y of an image into the ring, or zeros. */
static void enter(const ring *ring, const float *image, long y) {
  float *to = ring->memory + (y + 3) % 3 * ring->stride + 1;
  if (y < 0 || y >= ring->height) {
    memset(to, 0, ring->width * sizeof(float));
  } else {
    memcpy(to, image + y * ring->width, ring->width * sizeof(float));
  }
}

/* Makes the rows around row y ready; rows are asked for in order. */
static void around(const ring *ring, const float *image, long y, const float **rows) {
  if (y == 0) {
    enter(ring, image, -1);
    enter(ring, image, 0);
  }
  enter(ring, image, y + 1);
  for (long i = 0; i < 3; i++) rows[i] = ring->memory + (y + 2 + i) % 3 * ring->stride;
}

static void gradients_of_image(const job *job, const ring *ring, long image, float *column_sums, float *kernel_sums) {
  const lectern_convolution *s = job->shape;
  const epilogue *e = job->epilogue;
  for (long y = 0; y < s->height; y++) {
    const float *rows[3];
    around(ring, job->output_gradient + image * s->height * s->width, y, rows);
    const long place = (image * s->height + y) * s->width * s->channels;
    minimal_output to = {.sums = column_sums};
    if (job->input_gradient) {
      to.output = job->input_gradient + place;
      to.positive = e->positive ? e->positive + place : NULL;
      to.bias = e->bias;
      to.activation = e->activation;
    }
    job->kernels->single.gradients(rows, kernel_sums ? job->input + place : NULL, s->width, s->channels, job->kernel,
                                   job->input_gradient ? &to : NULL, kernel_sums);
  }
}

static void gradients_of_group(void *context, long group) {
  const job *job = context;
  const lectern_convolution *s = job->shape;
  ring ring = {.stride = s->width + 2, .width = s->width, .height = s->height};
  const long bytes = 3 * ring.stride * (long)sizeof(float);
  ring.memory = allocate(bytes);
  memset(ring.memory, 0, bytes);
  float *column_sums = job->column_sums ? job->column_sums + group * s->channels : NULL;
  float *kernel_sums = job->kernel_sums ? job->kernel_sums + group * 9 * s->channels : NULL;
  if (column_sums) memset(column_sums, 0, s->channels * sizeof(float));
  if (kernel_sums) memset(kernel_sums, 0, 9 * s->channels * sizeof(float));
  for (long image = s->batch * group / job->groups; image < s->batch * (group + 1) / job->groups; image++)
    gradients_of_image(job, &ring, image, column_sums, kernel_sums);
  lectern_release(ring.memory, bytes);
}

void lectern_single_filter_gradients(const lectern_convolution *shape, const float *input, const float *kernel,
                                     const float *output_gradient, const epilogue *epilogue, float *input_gradient,
                                     float *kernel_gradient) {
  job job = {.shape = shape, .kernels = lectern_microkernels(), .input = input, .kernel = kernel,
             .output_gradient = output_gradient, .epilogue = epilogue, .input_gradient = input_gradient,
             .groups = shape->batch < GROUPS ? shape->batch : GROUPS};
  const long channels = shape->channels, bytes = job.groups * 10 * channels * (long)sizeof(float);
  float *sums = allocate(bytes);
  if (input_gradient && epilogue->column_sums) job.column_sums = sums;
  if (kernel_gradient) job.kernel_sums = sums + job.groups * channels;
  lectern_parallel(job.groups, gradients_of_group, &job);
  if (job.column_sums) job.kernels->add_rows(job.groups, channels, job.column_sums, epilogue->column_sums);
  if (job.kernel_sums) job.kernels->add_rows(job.groups, 9 * channels, job.kernel_sums, kernel_gradient);
  lectern_release(sums, bytes);
}
