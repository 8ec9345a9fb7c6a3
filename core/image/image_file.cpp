#include "core/image/image_file.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/image/codecs.h"

namespace core::image {
namespace {

constexpr const char* known_kinds = "PNG, JPEG, WebP and BMP pictures can be read";

DecodedImage decode(std::string_view bytes, const std::string& name) {
  if (bytes.empty()) throw Error(ErrorKind::file_damaged, join("“", name, "” is empty: it has 0 bytes."));
  if (is_png(bytes)) return decode_png(bytes, name);
  if (is_jpeg(bytes)) return decode_jpeg(bytes, name);
  if (is_webp(bytes)) return decode_webp(bytes, name);
  if (is_bmp(bytes)) return decode_bmp(bytes, name);
  throw Error(ErrorKind::file_damaged, join("“", name, "” is not a picture of a known kind. ", known_kinds, "."));
}

}  // namespace

PixelImage read_image(const std::filesystem::path& path) {
  return read_image(read_file(path, max_file_bytes), path.filename().string());
}

PixelImage read_image(std::string_view bytes, const std::string& name) {
  DecodedImage decoded = decode(bytes, name);
  return turn_upright(std::move(decoded.pixels), decoded.orientation);
}

void write_png(const std::filesystem::path& path, const PixelImage& image, const PngText& text) {
  write_file(path, encode_png(image, text));
}

PngText read_png_text(const std::filesystem::path& path) {
  return read_png_text(read_file(path, max_file_bytes), path.filename().string());
}

void check_dimensions(std::int64_t width, std::int64_t height, const std::string& name) {
  if (width < 1 || height < 1) throw_damaged(name, join("it says that it has ", width, " × ", height, " pixels"));
  if (width > max_pixels / height) {
    throw Error(ErrorKind::unsupported, join("“", name, "” is too large: ", width, " × ", height,
                                             " pixels, the limit is ", max_pixels / 1'000'000, " million."));
  }
}

PixelImage make_canvas(std::int64_t width, std::int64_t height, const std::string& name) {
  check_dimensions(width, height, name);
  return {static_cast<int>(width), static_cast<int>(height)};
}

void throw_damaged(const std::string& name, const std::string& why) {
  throw Error(ErrorKind::file_damaged, join("“", name, "” is damaged: ", why, "."));
}

PixelImage turn_upright(PixelImage image, int orientation) {
  if (orientation < 2 || orientation > 8) return image;
  const bool swaps_sides = orientation >= 5;
  const int last_x = image.width - 1;
  const int last_y = image.height - 1;
  PixelImage upright(swaps_sides ? image.height : image.width, swaps_sides ? image.width : image.height);
  for (int y = 0; y < upright.height; ++y) {
    for (int x = 0; x < upright.width; ++x) {
      const int along_x = swaps_sides ? y : x;
      const int along_y = swaps_sides ? x : y;
      // EXIF names the side of the stored picture on which the visual top and left lie.
      const bool from_right = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
      const bool from_bottom = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
      const auto* source = image.at(from_right ? last_x - along_x : along_x, from_bottom ? last_y - along_y : along_y);
      std::copy_n(source, 3, upright.at(x, y));
    }
  }
  return upright;
}

}  // namespace core::image
