/* Dense layers: a 1 x 1 convolution over an "image" of as many pixels as there are rows. */
#include <stdlib.h>
#include <string.h>

#include "gradient_tiles.h"
#include "lectern_compute.h"
#include "tap_convolution.h"

static const convolution_tap centre = {0, 0, 0};

static tap_convolution product(long rows, long depth, long filters) {
  return (tap_convolution){.batch = 1, .in_height = 1, .in_width = rows, .depth = depth, .y_scale = 1, .x_scale = 1,
                           .rows = 1, .columns = rows, .filters = filters, .step_y = 1, .step_x = 1,
                           .out_height = 1, .out_width = rows, .tap_count = 1, .taps = &centre};
}

void lectern_dense_forward(long rows, long inputs, long outputs, const float *input, const float *kernel,
                           const float *bias, lectern_activation activation, float *output) {
  tap_convolution sum = product(rows, inputs, outputs);
  sum.input = input, sum.kernel = kernel, sum.bias = bias, sum.activation = activation, sum.output = output;
  lectern_tap_convolution(&sum);
}

void lectern_dense_input_gradient(long rows, long inputs, long outputs, const float *output_gradient,
                                  const float *kernel, float *input_gradient) {
  tap_convolution sum = product(rows, outputs, inputs);
  sum.input = output_gradient, sum.kernel = kernel, sum.transposed = 1, sum.output = input_gradient;
  lectern_tap_convolution(&sum);
}

enum { INPUTS_IN_A_PIECE = 64 };

typedef struct {
  const microkernels *kernels;
  long rows, inputs, outputs;
  const float *input, *output_gradient;
  float *result;
} job;

static void run_piece(void *context, long index) {
  const job *job = context;
  const long first = index * INPUTS_IN_A_PIECE, rest = job->inputs - first;
  const long count = rest < INPUTS_IN_A_PIECE ? rest : INPUTS_IN_A_PIECE;
  float *sums = job->result + first * job->outputs;
  memset(sums, 0, count * job->outputs * sizeof(float));
  const pixel_walk walk = {.images = 1, .rows = 1, .columns = job->rows, .x = job->input + first,
                           .x_column = job->inputs, .y = job->output_gradient, .y_column = job->outputs};
  lectern_add_gradient_tiles(job->kernels, count, job->outputs, &walk, sums);
}

void lectern_dense_kernel_gradient(long rows, long inputs, long outputs, const float *input,
                                   const float *output_gradient, float *kernel_gradient) {
  job job = {lectern_microkernels(), rows, inputs, outputs, input, output_gradient, kernel_gradient};
  lectern_parallel((inputs + INPUTS_IN_A_PIECE - 1) / INPUTS_IN_A_PIECE, run_piece, &job);
}
