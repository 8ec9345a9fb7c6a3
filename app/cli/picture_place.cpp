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

/// Some settings have no note where they are empty.
std::string value_of(const core::image::PngText& notes, const char* key) {
  const auto found = notes.find(key);
  return found == notes.end() ? std::string() : found->second;
}

std::string spoken(const std::string& value) { return value.empty() ? "nothing" : value; }

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
  const auto refuse = [&file](const std::string& what) {
    throw core::Error(
        core::ErrorKind::invalid_request,
        core::join("“", file.string(), "” would be replaced by another picture: ", what, ". Choose another --out."));
  };
  for (const char* key : {"model", "prompt", "seed", "guidance", "temperature", "top_k", "top_p"}) {
    if (!there.contains(key)) refuse("it does not say how it was drawn");
  }
  for (const char* key : {"model", "model_hash", "prompt", "avoid", "seed", "guidance", "temperature", "top_k", "top_p"}) {
    const std::string old = value_of(there, key), now = value_of(notes, key);
    const bool is_unknown = old.empty() && std::string_view(key) == "model_hash";  // an earlier version did not write it
    if (old != now && !is_unknown) refuse(core::join("its ", key, " is ", spoken(old), ", not ", spoken(now)));
  }
}

}  // namespace app::cli
