#include <cstdio>
// jpeglib.h needs the above for its FILE.
#include <jerror.h>
#include <jpeglib.h>

#include <array>
#include <csetjmp>

#include "core/base/error.h"
#include "core/image/codecs.h"

namespace core::image {
namespace {

/// libjpeg's error record, with the place to return to and what went wrong.
struct JpegErrors {
  jpeg_error_mgr base{};
  std::jmp_buf return_point{};
  std::array<char, JMSG_LENGTH_MAX> message{};
};

JpegErrors& errors_of(j_common_ptr jpeg) { return *reinterpret_cast<JpegErrors*>(jpeg->err); }

void on_error(j_common_ptr jpeg) {
  JpegErrors& errors = errors_of(jpeg);
  errors.base.format_message(jpeg, errors.message.data());
  std::longjmp(errors.return_point, 1);
}

/// libjpeg makes up the rest of a file that is cut short and only warns. Other warnings are tolerated, as everywhere.
void on_message(j_common_ptr jpeg, int level) {
  if (level < 0 && jpeg->err->msg_code == JWRN_JPEG_EOF) on_error(jpeg);
}

/// Pillow's rounding of a · b / 255.
unsigned multiply_255(unsigned a, unsigned b) {
  const unsigned product = a * b + 128U;
  return ((product >> 8U) + product) >> 8U;
}

/// CMYK as Adobe stores it, inverted: 255 is no ink.
void cmyk_to_rgb(const std::uint8_t* cmyk, std::uint8_t* rgb, int width) {
  for (int x = 0; x < width; ++x, cmyk += 4, rgb += 3) {
    const unsigned paper = cmyk[3];
    for (int channel = 0; channel < 3; ++channel) {
      const unsigned ink = 255U - cmyk[channel];
      rgb[channel] = static_cast<std::uint8_t>(paper - multiply_255(ink, paper));
    }
  }
}

void grey_to_rgb(const std::uint8_t* grey, std::uint8_t* rgb, int width) {
  for (int x = 0; x < width; ++x, rgb += 3) rgb[0] = rgb[1] = rgb[2] = grey[x];
}

class JpegReader {
 public:
  JpegReader(std::string_view bytes, const std::string& name) : bytes_(bytes), name_(name) {
    jpeg_.err = jpeg_std_error(&errors_.base);
    errors_.base.error_exit = on_error;
    errors_.base.emit_message = on_message;
    require(run_guarded([this] { jpeg_create_decompress(&jpeg_); }));
  }
  ~JpegReader() { jpeg_destroy_decompress(&jpeg_); }
  JpegReader(const JpegReader&) = delete;
  JpegReader& operator=(const JpegReader&) = delete;

  DecodedImage read() {
    require(run_guarded([this] { read_header(); }));
    DecodedImage decoded;
    decoded.pixels = make_canvas(jpeg_.image_width, jpeg_.image_height, name_);
    decoded.orientation = orientation();
    choose_colours();
    std::vector<std::uint8_t> row(static_cast<std::size_t>(jpeg_.image_width) * 4);
    require(run_guarded([this, &decoded, &row] { read_rows(decoded.pixels, row.data()); }));
    return decoded;
  }

 private:
  /// libjpeg leaves by longjmp, which runs no destructor: `body` makes no object that has one.
  template <typename Body>
  bool run_guarded(const Body& body) {
    if (setjmp(errors_.return_point) != 0) return false;
    body();
    return true;
  }

  void require(bool came_through) const {
    if (!came_through) throw_damaged(name_, errors_.message.data());
  }

  void read_header() {
    jpeg_mem_src(&jpeg_, reinterpret_cast<const unsigned char*>(bytes_.data()), bytes_.size());
    jpeg_save_markers(&jpeg_, JPEG_APP0 + 1, 0xFFFF);
    jpeg_read_header(&jpeg_, TRUE);
  }

  [[nodiscard]] int orientation() const {
    using namespace std::string_view_literals;
    for (const auto* marker = jpeg_.marker_list; marker != nullptr; marker = marker->next) {
      const std::string_view content(reinterpret_cast<const char*>(marker->data), marker->data_length);
      if (content.starts_with("Exif\0\0"sv)) return exif_orientation(content);
    }
    return 1;
  }

  void choose_colours() {
    switch (jpeg_.num_components) {
      case 1:
        jpeg_.out_color_space = JCS_GRAYSCALE;
        return;
      case 3:
        jpeg_.out_color_space = JCS_RGB;
        return;
      case 4:
        jpeg_.out_color_space = JCS_CMYK;
        return;
      default:
        throw Error(ErrorKind::unsupported, join("“", name_, "” is a JPEG file with ", jpeg_.num_components,
                                                 " colour channels; 1, 3 and 4 can be read."));
    }
  }

  void read_rows(PixelImage& image, std::uint8_t* row) {
    jpeg_start_decompress(&jpeg_);
    while (jpeg_.output_scanline < jpeg_.output_height) {
      std::uint8_t* target = image.at(0, static_cast<int>(jpeg_.output_scanline));
      JSAMPROW sample_row = jpeg_.num_components == 3 ? target : row;
      jpeg_read_scanlines(&jpeg_, &sample_row, 1);
      if (jpeg_.num_components == 1) grey_to_rgb(row, target, image.width);
      if (jpeg_.num_components == 4) cmyk_to_rgb(row, target, image.width);
    }
  }

  std::string_view bytes_;
  std::string name_;
  JpegErrors errors_;
  jpeg_decompress_struct jpeg_{};
};

}  // namespace

bool is_jpeg(std::string_view bytes) { return bytes.starts_with("\xFF\xD8\xFF"); }

DecodedImage decode_jpeg(std::string_view bytes, const std::string& name) { return JpegReader(bytes, name).read(); }

}  // namespace core::image
