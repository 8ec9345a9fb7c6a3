#include "app/cli/picture_place.h"

#include <string>

#include "core/base/error.h"
#include "core/base/file_io.h"

namespace app::cli {
namespace {

namespace fs = std::filesystem;

/// Whether the file holds these bytes. What cannot be read does not.
bool holds(const fs::path& file, std::string_view bytes) {
  std::error_code unreadable;
  if (fs::file_size(file, unreadable) != bytes.size() || unreadable) return false;
  try {
    return core::read_file(file, bytes.size()) == bytes;
  } catch (const core::Error&) {
    return false;
  }
}

/// What a picture says of itself; nothing where it cannot.
core::image::PngText notes_of(const fs::path& file) {
  try {
    return core::image::read_png_text(file);
  } catch (const core::Error&) {
    return {};
  }
}

}  // namespace

fs::path place_for(const fs::path& wanted, std::string_view png) {
  fs::path place = wanted;
  for (int number = 2; core::path_exists(place) && !holds(place, png); ++number) {
    place = wanted.parent_path() / core::join(wanted.stem().string(), "-", number, wanted.extension().string());
  }
  return place;
}

void refuse_other_settings(const fs::path& file, const core::image::PngText& notes) {
  if (!core::path_exists(file)) return;
  const core::image::PngText there = notes_of(file);
  for (const char* key : {"model", "prompt", "seed", "guidance", "temperature", "top_k", "top_p"}) {
    const auto old = there.find(key);
    if (old != there.end() && old->second == notes.at(key)) continue;
    const std::string what = old == there.end() ? "it does not say how it was drawn"
                                                : core::join("its ", key, " is ", old->second, ", not ", notes.at(key));
    throw core::Error(
        core::ErrorKind::invalid_request,
        core::join("“", file.string(), "” would be replaced by another picture: ", what, ". Choose another --out."));
  }
}

}  // namespace app::cli
