/* The convolution family as sums over taps (forward, gradient of the input). */
#include <stdlib.h>

#include "lectern_compute.h"
#include "minimal_filtering.h"
#include "single_filter.h"
#include "tap_convolution.h"

static void sum_over_taps(const lectern_convolution *shape, const float *input, const float *kernel, const float *bias,
                    lectern_activation activation, float *output) {
  const lectern_convolution s = *shape;
  convolution_tap taps[s.kernel_height * s.kernel_width];
  for (long i = 0; i < s.kernel_height; i++) {
    for (long j = 0; j < s.kernel_width; j++) {
      taps[i * s.kernel_width + j] = (convolution_tap){i * s.dilation_height - s.pad_top,
                                                       j * s.dilation_width - s.pad_left, i * s.kernel_width + j};
    }
  }
  lectern_tap_convolution(&(tap_convolution){
      .batch = s.batch, .in_height = s.height, .in_width = s.width, .depth = s.channels,
      .y_scale = s.stride_height, .x_scale = s.stride_width,
      .rows = s.out_height, .columns = s.out_width, .filters = s.filters,
      .step_y = 1, .step_x = 1, .out_height = s.out_height, .out_width = s.out_width,
      .tap_count = s.kernel_height * s.kernel_width, .taps = taps,
      .input = input, .kernel = kernel, .bias = bias, .activation = activation, .output = output});
}

/* The remainder that is never negative. */
static long modulo(long a, long b) { return ((a % b) + b) % b; }

/* Along one axis, the kernel elements that reach the input positions y with y = phase (mod stride): those k with
 * (y + pad - k * dilation) divisible by the stride. Such a y = phase + stride * m reads output row
 * m + (phase + pad - k * dilation) / stride. Returns how many; `elements` and `offsets` receive them. */
static long elements_of_phase(long phase, long kernel, long stride, long pad, long dilation, long *elements,
                              long *offsets) {
  long count = 0;
  for (long k = 0; k < kernel; k++) {
    const long distance = phase + pad - k * dilation;
    if (modulo(distance, stride) != 0) continue;
    elements[count] = k;
    offsets[count++] = distance / stride;
  }
  return count;
}

/* The transposed convolution with stride s is s x s dense convolutions, one for each phase of the position modulo the
 * stride, each with its own share of the kernel: no zeros are inserted or multiplied. */
static void sum_over_phases(const lectern_convolution *shape, const float *output_gradient, const float *kernel,
                              const float *bias, lectern_activation activation, float *input_gradient) {
  const lectern_convolution s = *shape;
  convolution_tap taps[s.kernel_height * s.kernel_width];
  long is[s.kernel_height], js[s.kernel_width], ys[s.kernel_height], xs[s.kernel_width];
  for (long py = 0; py < s.stride_height && py < s.height; py++) {
    const long rows = elements_of_phase(py, s.kernel_height, s.stride_height, s.pad_top, s.dilation_height, is, ys);
    for (long px = 0; px < s.stride_width && px < s.width; px++) {
      const long columns =
          elements_of_phase(px, s.kernel_width, s.stride_width, s.pad_left, s.dilation_width, js, xs);
      long count = 0;
      for (long a = 0; a < rows; a++) {
        for (long b = 0; b < columns; b++)
          taps[count++] = (convolution_tap){ys[a], xs[b], is[a] * s.kernel_width + js[b]};
      }
      lectern_tap_convolution(&(tap_convolution){
          .batch = s.batch, .in_height = s.out_height, .in_width = s.out_width, .depth = s.filters,
          .y_scale = 1, .x_scale = 1,
          .rows = (s.height - py + s.stride_height - 1) / s.stride_height,
          .columns = (s.width - px + s.stride_width - 1) / s.stride_width, .filters = s.channels,
          .first_y = py, .first_x = px, .step_y = s.stride_height, .step_x = s.stride_width,
          .out_height = s.height, .out_width = s.width,
          .tap_count = count, .taps = taps, .transposed = 1,
          .input = output_gradient, .kernel = kernel, .bias = bias, .activation = activation,
          .output = input_gradient});
    }
  }
}

/* What an epilogue asks for beyond bias and activation, in a pass of its own. */
static void mask(long rows, long width, float *results, const epilogue *after) {
  if (after->positive || after->column_sums)
    lectern_relu_bias_backward(rows, width, results, after->positive, results, after->column_sums);
}

static void forward(const lectern_convolution *shape, const float *input, const float *kernel, const epilogue *after,
                    float *output) {
  if (lectern_minimal_applies(shape)) return lectern_minimal_forward(shape, input, kernel, after, output);
  sum_over_taps(shape, input, kernel, after->bias, after->activation, output);
  mask(shape->batch * shape->out_height * shape->out_width, shape->filters, output, after);
}

static void input_gradient_of(const lectern_convolution *shape, const float *output_gradient, const float *kernel,
                              const epilogue *after, float *input_gradient) {
  if (lectern_single_filter_applies(shape))
    return lectern_single_filter_gradients(shape, NULL, kernel, output_gradient, after, input_gradient, NULL);
  if (lectern_minimal_applies(shape))
    return lectern_minimal_input_gradient(shape, output_gradient, kernel, after, input_gradient);
  sum_over_phases(shape, output_gradient, kernel, after->bias, after->activation, input_gradient);
  mask(shape->batch * shape->height * shape->width, shape->channels, input_gradient, after);
}

void lectern_convolution_forward(const lectern_convolution *shape, const float *input, const float *kernel,
                                 const float *bias, lectern_activation activation, float *output) {
  if (lectern_single_filter_applies(shape))
    return lectern_single_filter_forward(shape, input, kernel, bias, activation, output);
  forward(shape, input, kernel, &(epilogue){.bias = bias, .activation = activation}, output);
}

void lectern_convolution_input_gradient(const lectern_convolution *shape, const float *output_gradient,
                                        const float *kernel, const float *bias, lectern_activation activation,
                                        float *input_gradient) {
  input_gradient_of(shape, output_gradient, kernel, &(epilogue){.bias = bias, .activation = activation},
                    input_gradient);
}

void lectern_convolution_forward_masked(const lectern_convolution *shape, const float *input, const float *kernel,
                                        const float *positive, float *output, float *column_sums) {
  forward(shape, input, kernel, &(epilogue){.positive = positive, .column_sums = column_sums}, output);
}

void lectern_convolution_input_gradient_masked(const lectern_convolution *shape, const float *output_gradient,
                                               const float *kernel, const float *positive, float *input_gradient,
                                               float *column_sums) {
  input_gradient_of(shape, output_gradient, kernel, &(epilogue){.positive = positive, .column_sums = column_sums},
                    input_gradient);
}

void lectern_convolution_gradients(const lectern_convolution *shape, const float *input, const float *kernel,
                                   const float *output_gradient, const float *positive, float *input_gradient,
                                   float *column_sums, float *kernel_gradient) {
  const epilogue after = {.positive = positive, .column_sums = column_sums};
  if (lectern_single_filter_applies(shape))
    return lectern_single_filter_gradients(shape, input, kernel, output_gradient, &after, input_gradient,
                                           kernel_gradient);
  lectern_convolution_kernel_gradient(shape, input, output_gradient, kernel_gradient);
  input_gradient_of(shape, output_gradient, kernel, &after, input_gradient);
}

void lectern_convolution_transpose_gradients(const lectern_convolution *shape, const float *input,
                                             const float *kernel, const float *output_gradient, const float *positive,
                                             float *input_gradient, float *column_sums, float *kernel_gradient) {
  const epilogue after = {.positive = positive, .column_sums = column_sums};
  if (lectern_minimal_shares_transform(shape))
    return lectern_minimal_transpose_gradients(shape, input, kernel, output_gradient, &after, input_gradient,
                                               kernel_gradient);
  lectern_convolution_kernel_gradient(shape, output_gradient, input, kernel_gradient);
  forward(shape, output_gradient, kernel, &after, input_gradient);
}
