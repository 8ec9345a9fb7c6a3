#include <libexif/exif-data.h>

#include <memory>

#include "core/image/codecs.h"

namespace core::image {

int exif_orientation(std::string_view exif) {
  using namespace std::string_view_literals;
  constexpr std::string_view head = "Exif\0\0"sv;
  while (exif.starts_with(head)) exif.remove_prefix(head.size());
  if (exif.empty() || exif.size() > 1U << 24U) return 1;
  const std::string block = std::string(head) + std::string(exif);  // libexif wants the head that PNG leaves out

  const std::unique_ptr<ExifData, decltype(&exif_data_unref)> data(
      exif_data_new_from_data(reinterpret_cast<const unsigned char*>(block.data()),
                              static_cast<unsigned int>(block.size())),
      &exif_data_unref);
  if (!data) return 1;
  const ExifEntry* entry = exif_content_get_entry(data->ifd[EXIF_IFD_0], EXIF_TAG_ORIENTATION);
  if (entry == nullptr || entry->format != EXIF_FORMAT_SHORT || entry->components < 1 || entry->size < 2) return 1;
  const int orientation = exif_get_short(entry->data, exif_data_get_byte_order(data.get()));
  return orientation >= 1 && orientation <= 8 ? orientation : 1;
}

}  // namespace core::image
