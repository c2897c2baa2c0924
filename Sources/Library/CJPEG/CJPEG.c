#include "CJPEG.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>

// The library's error handler, with the place to go on at instead of ending the process.
typedef struct {
  struct jpeg_error_mgr handler;
  jmp_buf place;
  char *message;
} Errors;

static void give_up(j_common_ptr info) {
  Errors *errors = (Errors *)info->err;
  char text[JMSG_LENGTH_MAX];
  errors->handler.format_message(info, text);
  snprintf(errors->message, 200, "%s", text);
  longjmp(errors->place, 1);
}

// Warnings of damaged data are errors: half an image would be grey without a word.
static void hear(j_common_ptr info, int level) {
  if (level < 0) give_up(info);
}

// An error handler that writes to `message`; who uses it sets its place by setjmp.
static struct jpeg_error_mgr *handler(Errors *errors, char *message) {
  struct jpeg_error_mgr *handler = jpeg_std_error(&errors->handler);
  handler->error_exit = give_up;
  handler->emit_message = hear;
  errors->message = message;
  return handler;
}

LecternJPEG lectern_jpeg_decode(const uint8_t *bytes, size_t size, int channels, size_t limit) {
  LecternJPEG result;
  memset(&result, 0, sizeof result);
  uint8_t *volatile pixels = NULL;
  struct jpeg_decompress_struct info;
  Errors errors;
  memset(&info, 0, sizeof info);
  info.err = handler(&errors, result.message);
  if (setjmp(errors.place)) {
    jpeg_destroy_decompress(&info);
    free(pixels);
    result.pixels = NULL;
    return result;
  }
  jpeg_create_decompress(&info);
  jpeg_mem_src(&info, bytes, (unsigned long)size);
  jpeg_read_header(&info, TRUE);
  info.out_color_space = channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
  if ((size_t)info.image_width * info.image_height > limit) {
    snprintf(result.message, sizeof result.message, "the image has %u x %u pixels", info.image_width, info.image_height);
    jpeg_destroy_decompress(&info);
    return result;
  }
  jpeg_start_decompress(&info);
  size_t row = (size_t)info.output_width * info.output_components;
  pixels = malloc(row * info.output_height + 1);
  if (pixels == NULL || info.output_components != channels) {
    snprintf(result.message, sizeof result.message, "its colours cannot be converted");
    jpeg_destroy_decompress(&info);
    free(pixels);
    return result;
  }
  while (info.output_scanline < info.output_height) {
    JSAMPROW line = pixels + row * info.output_scanline;
    jpeg_read_scanlines(&info, &line, 1);
  }
  result.width = (int)info.output_width;
  result.height = (int)info.output_height;
  jpeg_finish_decompress(&info);
  jpeg_destroy_decompress(&info);
  result.pixels = pixels;
  return result;
}

LecternJPEGFile lectern_jpeg_encode(const uint8_t *pixels, int width, int height, int channels,
                                    int quality) {
  LecternJPEGFile result;
  memset(&result, 0, sizeof result);
  unsigned char *written = NULL;
  unsigned long size = 0;
  struct jpeg_compress_struct info;
  Errors errors;
  memset(&info, 0, sizeof info);
  info.err = handler(&errors, result.message);
  if (setjmp(errors.place)) {
    jpeg_destroy_compress(&info);
    return result;
  }
  jpeg_create_compress(&info);
  jpeg_mem_dest(&info, &written, &size);
  info.image_width = (JDIMENSION)width;
  info.image_height = (JDIMENSION)height;
  info.input_components = channels;
  info.in_color_space = channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
  jpeg_set_defaults(&info);
  jpeg_set_quality(&info, quality, TRUE);
  jpeg_start_compress(&info, TRUE);
  size_t row = (size_t)width * channels;
  while (info.next_scanline < info.image_height) {
    JSAMPROW line = (JSAMPROW)(pixels + row * info.next_scanline);
    jpeg_write_scanlines(&info, &line, 1);
  }
  jpeg_finish_compress(&info);
  jpeg_destroy_compress(&info);
  result.bytes = written;
  result.size = size;
  return result;
}
