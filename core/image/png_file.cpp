#include <png.h>

#include <array>
#include <csetjmp>
#include <cstring>

#include "core/base/error.h"
#include "core/image/codecs.h"

namespace core::image {
namespace {

/// What the callbacks of libpng need: where to read or write, and what went wrong.
struct PngIo {
  std::string_view input;
  std::size_t position = 0;
  std::string output;
  std::array<char, 160> message{};
};

void on_error(png_structp png, png_const_charp message) {
  auto* io = static_cast<PngIo*>(png_get_error_ptr(png));
  std::strncpy(io->message.data(), message, io->message.size() - 1);
  png_longjmp(png, 1);
}

void on_warning(png_structp, png_const_charp) {}

void on_read(png_structp png, png_bytep target, std::size_t size) {
  auto* io = static_cast<PngIo*>(png_get_io_ptr(png));
  if (size > io->input.size() - io->position) png_error(png, "the file ends too early");
  std::memcpy(target, io->input.data() + io->position, size);
  io->position += size;
}

void on_write(png_structp png, png_bytep source, std::size_t size) {
  auto* io = static_cast<PngIo*>(png_get_io_ptr(png));
  io->output.append(reinterpret_cast<const char*>(source), size);
}

void on_flush(png_structp) {}

/// Runs calls of libpng and says whether they came through. libpng leaves them by longjmp, which runs no destructor:
/// `body` makes no object that has one.
template <typename Body>
bool run_guarded(png_structp png, const Body& body) {
  if (setjmp(png_jmpbuf(png)) != 0) return false;
  body();
  return true;
}

class PngReader {
 public:
  PngReader(std::string_view bytes, const std::string& name) : name_(name) {
    io_.input = bytes;
    png_ = png_create_read_struct(PNG_LIBPNG_VER_STRING, &io_, on_error, on_warning);
    if (png_ != nullptr) info_ = png_create_info_struct(png_);
    if (info_ == nullptr) {
      png_destroy_read_struct(&png_, nullptr, nullptr);
      throw Error(ErrorKind::out_of_memory, join("There is not enough memory to read “", name, "”. Close other programs."));
    }
    png_set_read_fn(png_, &io_, on_read);
    // The count of pixels is bounded by make_canvas; a side may be as long as the format allows.
    png_set_user_limits(png_, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
  }
  ~PngReader() { png_destroy_read_struct(&png_, &info_, nullptr); }
  PngReader(const PngReader&) = delete;
  PngReader& operator=(const PngReader&) = delete;

  PixelImage read_pixels() {
    require(run_guarded(png_, [this] { png_read_info(png_, info_); }));
    PixelImage image = make_canvas(png_get_image_width(png_, info_), png_get_image_height(png_, info_), name_);
    require(run_guarded(png_, [this, &image] { read_rows(image); }));
    read_tail();
    return image;
  }

  int orientation() {
    png_bytep exif = nullptr;
    png_uint_32 size = 0;
    if (png_get_eXIf_1(png_, info_, &size, &exif) == 0 || exif == nullptr) return 1;
    return exif_orientation({reinterpret_cast<const char*>(exif), size});
  }

  PngText read_text() {
    read_pixels();
    PngText text;
    png_textp entries = nullptr;
    const int count = png_get_text(png_, info_, &entries, nullptr);
    for (int i = 0; i < count; ++i) {
      const png_text& entry = entries[i];
      const bool is_unicode =
          entry.compression == PNG_ITXT_COMPRESSION_NONE || entry.compression == PNG_ITXT_COMPRESSION_zTXt;
      const std::size_t size = is_unicode ? entry.itxt_length : entry.text_length;
      text[entry.key] = as_utf8({entry.text, size}, is_unicode);
    }
    return text;
  }

 private:
  void require(bool came_through) const {
    if (!came_through) throw_damaged(name_, io_.message.data());
  }

  void read_rows(PixelImage& image) {
    png_set_palette_to_rgb(png_);
    if (png_get_color_type(png_, info_) != PNG_COLOR_TYPE_PALETTE) png_set_expand_gray_1_2_4_to_8(png_);
    // The high byte, as Pillow takes it for colour. For 16-bit grey Pillow clips at 255 instead, which turns nearly
    // every such picture white; the high byte shows it.
    png_set_strip_16(png_);
    png_set_strip_alpha(png_);
    png_set_gray_to_rgb(png_);
    const int passes = png_set_interlace_handling(png_);
    png_read_update_info(png_, info_);
    if (png_get_rowbytes(png_, info_) != static_cast<std::size_t>(image.width) * 3)
      png_error(png_, "its rows have an unknown form");
    for (int pass = 0; pass < passes; ++pass) {
      for (int y = 0; y < image.height; ++y) png_read_row(png_, image.at(0, y), nullptr);
    }
  }

  /// Chunks after the pixels may hold text and EXIF. A file that ends before its last chunk still has its pixels, so
  /// that this is no error.
  void read_tail() {
    (void)run_guarded(png_, [this] { png_read_end(png_, info_); });
  }

  static std::string as_utf8(std::string_view text, bool is_unicode) {
    if (is_unicode) return std::string(text);
    std::string utf8;
    for (const char c : text) {
      const auto byte = static_cast<unsigned char>(c);
      if (byte < 0x80) {
        utf8 += c;
      } else {
        utf8 += static_cast<char>(0xC0U | (byte >> 6U));
        utf8 += static_cast<char>(0x80U | (byte & 0x3FU));
      }
    }
    return utf8;
  }

  std::string name_;
  PngIo io_;
  png_structp png_ = nullptr;
  png_infop info_ = nullptr;
};

bool is_plain_ascii(const std::string& text) {
  for (const char c : text) {
    if (c != '\n' && (c < ' ' || c > '~')) return false;
  }
  return true;
}

std::vector<png_text> as_chunks(const PngText& text) {
  std::vector<png_text> chunks;
  for (const auto& [keyword, value] : text) {
    png_text chunk{};
    chunk.compression = is_plain_ascii(value) ? PNG_TEXT_COMPRESSION_NONE : PNG_ITXT_COMPRESSION_NONE;
    // libpng does not write through these pointers.
    chunk.key = const_cast<char*>(keyword.c_str());
    chunk.text = const_cast<char*>(value.c_str());
    chunk.text_length = value.size();
    chunks.push_back(chunk);
  }
  return chunks;
}

void check_png_input(const PixelImage& image, const PngText& text) {
  if (image.empty()) throw Error(ErrorKind::invalid_request, "An empty picture cannot be saved.");
  for (const auto& [keyword, value] : text) {
    if (keyword.empty() || keyword.size() > 79) {
      throw Error(ErrorKind::invalid_request,
                  join("“", keyword, "” is no keyword of a PNG note: 1 to 79 characters are allowed."));
    }
    if (value.find('\0') != std::string::npos) {
      throw Error(ErrorKind::invalid_request, join("The PNG note “", keyword, "” holds a NUL character."));
    }
  }
}

void write_everything(png_structp png, png_infop info, const PixelImage& image, const std::vector<png_text>& chunks) {
  png_set_IHDR(png, info, static_cast<png_uint_32>(image.width), static_cast<png_uint_32>(image.height), 8,
               PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  if (!chunks.empty()) png_set_text(png, info, chunks.data(), static_cast<int>(chunks.size()));
  png_write_info(png, info);
  for (int y = 0; y < image.height; ++y) png_write_row(png, image.at(0, y));
  png_write_end(png, info);
}

}  // namespace

bool is_png(std::string_view bytes) {
  using namespace std::string_view_literals;
  return bytes.starts_with("\x89PNG\r\n\x1a\n"sv);
}

DecodedImage decode_png(std::string_view bytes, const std::string& name) {
  PngReader reader(bytes, name);
  DecodedImage decoded;
  decoded.pixels = reader.read_pixels();
  decoded.orientation = reader.orientation();
  return decoded;
}

std::string encode_png(const PixelImage& image, const PngText& text) {
  check_png_input(image, text);
  const std::vector<png_text> chunks = as_chunks(text);
  PngIo io;
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, &io, on_error, on_warning);
  png_infop info = png != nullptr ? png_create_info_struct(png) : nullptr;
  if (info == nullptr) {
    png_destroy_write_struct(&png, nullptr);
    throw Error(ErrorKind::out_of_memory, "There is not enough memory to save the picture. Close other programs.");
  }
  png_set_write_fn(png, &io, on_write, on_flush);
  png_set_user_limits(png, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
  const bool done = run_guarded(png, [&] { write_everything(png, info, image, chunks); });
  png_destroy_write_struct(&png, &info);
  if (!done) throw Error(ErrorKind::internal, join("The picture could not be saved as PNG: ", io.message.data(), "."));
  return std::move(io.output);
}

PngText read_png_text(std::string_view bytes, const std::string& name) {
  if (!is_png(bytes)) throw_damaged(name, "it is not a PNG file");
  return PngReader(bytes, name).read_text();
}

}  // namespace core::image
