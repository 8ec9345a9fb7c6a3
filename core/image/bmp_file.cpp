#include <algorithm>
#include <array>
#include <bit>
#include <initializer_list>

#include "core/base/error.h"
#include "core/image/codecs.h"

// Windows bitmaps, read by hand: no packaged library does it, and the format is small.
// Source: Microsoft, "Bitmap Storage" (BITMAPCOREHEADER, BITMAPINFOHEADER to BITMAPV5HEADER, run-length encoding).
namespace core::image {
namespace {

enum Compression : std::uint32_t {
  plain = 0,
  run_length_8 = 1,
  run_length_4 = 2,
  bit_fields = 3,
  alpha_bit_fields = 6
};

constexpr std::size_t file_head_size = 14;
constexpr std::uint32_t core_head_size = 12;

/// Little-endian numbers at any place; reading past the end means a damaged file.
class Bytes {
 public:
  Bytes(std::string_view bytes, const std::string& name) : bytes_(bytes), name_(name) {}

  [[nodiscard]] std::uint32_t number(std::size_t position, std::size_t size) const {
    if (position > bytes_.size() || size > bytes_.size() - position) throw_damaged(name_, "the file ends too early");
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size; ++i) {
      value |= static_cast<std::uint32_t>(static_cast<std::uint8_t>(bytes_[position + i])) << (8U * i);
    }
    return value;
  }
  [[nodiscard]] std::uint8_t u8(std::size_t position) const { return static_cast<std::uint8_t>(number(position, 1)); }
  [[nodiscard]] std::uint32_t u16(std::size_t position) const { return number(position, 2); }
  [[nodiscard]] std::uint32_t u32(std::size_t position) const { return number(position, 4); }
  [[nodiscard]] std::int64_t i32(std::size_t position) const { return static_cast<std::int32_t>(u32(position)); }
  [[nodiscard]] std::size_t size() const { return bytes_.size(); }
  [[nodiscard]] const std::string& name() const { return name_; }

 private:
  std::string_view bytes_;
  const std::string& name_;
};

/// A channel inside a pixel of 16 or 32 bits.
struct ChannelMask {
  std::uint32_t mask = 0;

  [[nodiscard]] std::uint8_t value_in(std::uint32_t pixel) const {
    if (mask == 0) return 0;
    const int shift = std::countr_zero(mask);
    const std::uint64_t most = mask >> shift;
    return static_cast<std::uint8_t>(std::uint64_t{(pixel & mask) >> shift} * 255U / most);
  }
  [[nodiscard]] bool is_contiguous() const {
    return mask == 0 || std::has_single_bit((mask >> std::countr_zero(mask)) + std::uint64_t{1});
  }
};

using Color = std::array<std::uint8_t, 3>;

struct BmpHead {
  std::int64_t width = 0;
  std::int64_t height = 0;
  bool top_down = false;
  std::uint32_t bits = 0;  ///< of a pixel
  std::uint32_t compression = plain;
  std::size_t pixels_at = 0;
  std::array<ChannelMask, 3> masks{};  ///< red, green, blue; for 16 and 32 bits
  std::array<Color, 256> palette{};    ///< for up to 8 bits; black beyond its end
};

[[noreturn]] void throw_unsupported(const Bytes& file, const std::string& what) {
  throw Error(ErrorKind::unsupported, join("“", file.name(), "” is a BMP file with ", what, ", which cannot be read."));
}

void check_form(const BmpHead& head, const Bytes& file) {
  const auto bits_are = [&](std::initializer_list<std::uint32_t> allowed) {
    return std::find(allowed.begin(), allowed.end(), head.bits) != allowed.end();
  };
  bool known = false;
  switch (head.compression) {
    case plain:
      known = bits_are({1, 4, 8, 16, 24, 32});
      break;
    case run_length_8:
      known = bits_are({8}) && !head.top_down;
      break;
    case run_length_4:
      known = bits_are({4}) && !head.top_down;
      break;
    case bit_fields:
    case alpha_bit_fields:
      known = bits_are({16, 32});
      break;
    default:
      break;
  }
  if (!known) throw_unsupported(file, join(head.bits, " bits per pixel and compression ", head.compression));
}

/// Returns where the palette may begin.
std::size_t read_masks(BmpHead& head, std::uint32_t head_size, const Bytes& file) {
  std::size_t after = file_head_size + head_size;
  if (head.bits == 16) head.masks = {{{0x7C00U}, {0x03E0U}, {0x001FU}}};
  if (head.bits == 32) head.masks = {{{0xFF0000U}, {0xFF00U}, {0xFFU}}};
  if (head.compression != bit_fields && head.compression != alpha_bit_fields) return after;
  // At this place they belong to the longer heads or follow the shortest one.
  for (std::size_t i = 0; i < 3; ++i) head.masks[i].mask = file.u32(file_head_size + 40 + 4 * i);
  for (const ChannelMask& channel : head.masks) {
    if (!channel.is_contiguous()) throw_damaged(file.name(), "the bits of a colour are scattered");
  }
  if (head_size < 52) after += head.compression == bit_fields ? 12 : 16;
  return after;
}

void read_palette(BmpHead& head, std::size_t position, std::size_t entry_size, std::uint32_t count, const Bytes& file) {
  if (head.bits > 8) return;
  const std::uint32_t most = 1U << head.bits;
  if (count == 0) count = most;
  for (std::uint32_t i = 0; i < std::min(count, most); ++i, position += entry_size) {
    head.palette[i] = {file.u8(position + 2), file.u8(position + 1), file.u8(position)};
  }
}

BmpHead read_head(const Bytes& file) {
  BmpHead head;
  head.pixels_at = file.u32(10);
  const std::uint32_t head_size = file.u32(file_head_size);
  if (head_size == core_head_size) {
    head.width = file.u16(18);
    head.height = file.u16(20);
    head.bits = file.u16(24);
    check_form(head, file);
    (void)read_masks(head, head_size, file);
    read_palette(head, file_head_size + head_size, 3, 0, file);
    return head;
  }
  if (head_size < 40 || head_size > 4096) throw_unsupported(file, join("a head of ", head_size, " bytes"));
  head.width = file.i32(18);
  const std::int64_t height = file.i32(22);
  head.top_down = height < 0;
  head.height = head.top_down ? -height : height;
  head.bits = file.u16(28);
  head.compression = file.u32(30);
  check_form(head, file);
  const std::size_t palette_at = read_masks(head, head_size, file);
  read_palette(head, palette_at, 4, file.u32(46), file);
  return head;
}

std::size_t row_stride(const BmpHead& head) {
  return (static_cast<std::size_t>(head.width) * head.bits + 31U) / 32U * 4U;
}

void check_size(const BmpHead& head, const Bytes& file) {
  const auto rows = static_cast<std::size_t>(head.height);
  const std::size_t last_row = (static_cast<std::size_t>(head.width) * head.bits + 7U) / 8U;
  const std::size_t needed = head.pixels_at + (rows - 1) * row_stride(head) + last_row;
  if (needed > file.size()) {
    throw_damaged(file.name(), join("its pixels end at byte ", needed, ", the file has ", file.size()));
  }
}

Color read_pixel(const BmpHead& head, const Bytes& file, std::size_t row_at, std::size_t x) {
  switch (head.bits) {
    case 1:
      return head.palette[(file.u8(row_at + x / 8) >> (7U - x % 8)) & 1U];
    case 4:
      return head.palette[(file.u8(row_at + x / 2) >> (x % 2 == 0 ? 4U : 0U)) & 15U];
    case 8:
      return head.palette[file.u8(row_at + x)];
    case 24:
      return {file.u8(row_at + 3 * x + 2), file.u8(row_at + 3 * x + 1), file.u8(row_at + 3 * x)};
    default:
      break;
  }
  const std::size_t size = head.bits / 8;
  const std::uint32_t pixel = file.number(row_at + size * x, size);
  return {head.masks[0].value_in(pixel), head.masks[1].value_in(pixel), head.masks[2].value_in(pixel)};
}

void read_plain(const BmpHead& head, const Bytes& file, PixelImage& image) {
  const std::size_t stride = row_stride(head);
  for (int y = 0; y < image.height; ++y) {
    const int line = head.top_down ? y : image.height - 1 - y;
    const std::size_t row_at = head.pixels_at + static_cast<std::size_t>(line) * stride;
    for (int x = 0; x < image.width; ++x) {
      const Color color = read_pixel(head, file, row_at, static_cast<std::size_t>(x));
      std::copy(color.begin(), color.end(), image.at(x, y));
    }
  }
}

/// Run-length encoded pixels, from the bottom row up.
class RunReader {
 public:
  RunReader(const BmpHead& head, const Bytes& file, PixelImage& image)
      : head_(head), file_(file), image_(image), at_(head.pixels_at) {}

  void read() {
    fill_with_first_color();
    for (;;) {
      const std::uint8_t count = file_.u8(at_);
      const std::uint8_t value = file_.u8(at_ + 1);
      at_ += 2;
      if (count > 0) {
        for (unsigned i = 0; i < count; ++i) put(index_in(value, i));
      } else if (value == 0) {
        next_row();
      } else if (value == 1) {
        return;
      } else if (value == 2) {
        x_ += file_.u8(at_);
        row_ += file_.u8(at_ + 1);
        at_ += 2;
      } else {
        read_literal(value);
      }
      if (row_ >= image_.height) return;
    }
  }

 private:
  void fill_with_first_color() {
    for (int y = 0; y < image_.height; ++y) {
      for (int x = 0; x < image_.width; ++x) std::copy_n(head_.palette[0].begin(), 3, image_.at(x, y));
    }
  }

  /// The palette index of pixel `i` of a run: a byte each, or by turns the two halves of a byte.
  [[nodiscard]] unsigned index_in(unsigned byte, unsigned i) const {
    if (head_.bits == 8) return byte;
    return i % 2 == 0 ? byte >> 4U : byte & 15U;
  }

  void read_literal(unsigned count) {
    const unsigned per_byte = head_.bits == 8 ? 1 : 2;
    for (unsigned i = 0; i < count; ++i) put(index_in(file_.u8(at_ + i / per_byte), i));
    const std::size_t size = (count + per_byte - 1) / per_byte;
    at_ += size + size % 2;
  }

  void put(unsigned index) {
    if (x_ < image_.width && row_ < image_.height) {
      std::copy_n(head_.palette[index].begin(), 3, image_.at(x_, image_.height - 1 - row_));
    }
    ++x_;
  }

  void next_row() {
    x_ = 0;
    ++row_;
  }

  const BmpHead& head_;
  const Bytes& file_;
  PixelImage& image_;
  std::size_t at_;
  int x_ = 0;
  int row_ = 0;
};

}  // namespace

bool is_bmp(std::string_view bytes) { return bytes.starts_with("BM"); }

DecodedImage decode_bmp(std::string_view bytes, const std::string& name) {
  const Bytes file(bytes, name);
  const BmpHead head = read_head(file);
  const bool is_run_length = head.compression == run_length_8 || head.compression == run_length_4;
  check_dimensions(head.width, head.height, name);
  if (!is_run_length) check_size(head, file);
  DecodedImage decoded;
  decoded.pixels = make_canvas(head.width, head.height, name);
  if (is_run_length) {
    RunReader(head, file, decoded.pixels).read();
  } else {
    read_plain(head, file, decoded.pixels);
  }
  return decoded;
}

}  // namespace core::image
