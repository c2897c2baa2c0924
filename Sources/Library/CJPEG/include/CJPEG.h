// JPEG by libjpeg-turbo, whose own way of reporting an error ends the process.
#ifndef LECTERN_CJPEG_H
#define LECTERN_CJPEG_H

#include <stddef.h>
#include <stdint.h>

/// The pixels of a JPEG file.
typedef struct {
  /// Rows from the top, `channels` bytes a pixel; to be freed by the caller. NULL where the file
  /// cannot be decoded.
  uint8_t *pixels;
  int width;
  int height;
  /// Why not, where `pixels` is NULL.
  char message[200];
} LecternJPEG;

/// Decodes `size` bytes into grey (1 channel) or colour (3). Images of more than `limit` pixels are
/// refused.
LecternJPEG lectern_jpeg_decode(const uint8_t *bytes, size_t size, int channels, size_t limit);

/// The bytes of a JPEG file.
typedef struct {
  /// To be freed by the caller. NULL where the pixels cannot be encoded.
  uint8_t *bytes;
  size_t size;
  /// Why not, where `bytes` is NULL.
  char message[200];
} LecternJPEGFile;

/// Encodes rows of grey (1 channel) or colour (3) pixels; `quality` from 1 to 100 as in libjpeg.
LecternJPEGFile lectern_jpeg_encode(const uint8_t *pixels, int width, int height, int channels,
                                    int quality);

#endif
