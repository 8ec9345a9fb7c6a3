#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "core/image/pixel_image.h"

namespace core::image {

/// More pixels than this are refused before any memory is taken for them.
inline constexpr std::int64_t max_pixels = 200'000'000;

/// More bytes than this are not read: so many have the pixels with four channels of 16 bits, not packed.
inline constexpr std::uint64_t max_file_bytes = 8 * max_pixels;

/// Notes inside a PNG file: keyword (1 to 79 Latin characters) → UTF-8 text.
using PngText = std::map<std::string, std::string>;

/// Reads a PNG, JPEG, WebP or BMP file, recognised by its first bytes and not by its name, upright by its EXIF
/// orientation. Alpha is dropped; grey, palette and CMYK become RGB; 16-bit channels keep their high byte; of an
/// animation the first frame counts.
/// Throws Error(file_missing) when the file cannot be read, (file_damaged) when it is empty, too large, no picture or cut short,
/// (unsupported) when it has too many pixels or a form that is not read.
/// Source: Pillow, `ImageOps.exif_transpose(Image.open(file)).convert("RGB")`.
PixelImage read_image(const std::filesystem::path& path);

/// The same from memory; `name` is what errors call the picture.
PixelImage read_image(std::string_view bytes, const std::string& name);

/// `image` as the bytes of a PNG file: 8-bit RGB, the same bytes for the same input.
std::string encode_png(const PixelImage& image, const PngText& text = {});

/// Saves a PNG file by writing beside it and renaming. Throws Error(file_not_written).
void write_png(const std::filesystem::path& path, const PixelImage& image, const PngText& text = {});

/// The notes of a PNG file; empty where there are none. Throws as read_image does.
PngText read_png_text(const std::filesystem::path& path);
PngText read_png_text(std::string_view bytes, const std::string& name);

}  // namespace core::image
