#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/image/image_file.h"
#include "core/image/pixel_image.h"

// The codecs behind image_file.h: for use inside core/image only.
namespace core::image {

/// A picture as the file stores it, and how it is to be turned.
struct DecodedImage {
  PixelImage pixels;
  int orientation = 1;  ///< EXIF: 1 upright, 2–8 mirrored or turned
};

bool is_png(std::string_view bytes);
bool is_jpeg(std::string_view bytes);
bool is_webp(std::string_view bytes);
bool is_bmp(std::string_view bytes);

DecodedImage decode_png(std::string_view bytes, const std::string& name);
DecodedImage decode_jpeg(std::string_view bytes, const std::string& name);
DecodedImage decode_webp(std::string_view bytes, const std::string& name);
DecodedImage decode_bmp(std::string_view bytes, const std::string& name);

/// Orientation (1–8) in EXIF data, with or without its "Exif" head; 1 where there is none or it makes no sense.
int exif_orientation(std::string_view exif);

/// `image` as it is to be seen.
PixelImage turn_upright(PixelImage image, int orientation);

/// Throws Error(unsupported) beyond max_pixels and Error(file_damaged) for a side below 1.
void check_dimensions(std::int64_t width, std::int64_t height, const std::string& name);

/// A picture of width × height for the codec to fill; checks the dimensions before memory is taken.
PixelImage make_canvas(std::int64_t width, std::int64_t height, const std::string& name);

/// Throws Error(file_damaged): “name” is damaged: `why`.
[[noreturn]] void throw_damaged(const std::string& name, const std::string& why);

}  // namespace core::image
