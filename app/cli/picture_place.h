#pragma once

#include <filesystem>
#include <string_view>

#include "core/image/image_file.h"

namespace app::cli {

/// Where a drawn picture goes whose name the program has chosen, so that no other picture is lost: `wanted` where
/// nothing is there or the same file, else the first of "name-2.png", "name-3.png" … of which that is true. `png`: the
/// file's bytes.
std::filesystem::path place_for(const std::filesystem::path& wanted, std::string_view png);

/// For names that are not ours to choose. Throws Error(invalid_request) that names the file and the setting when the
/// picture `file` was drawn with other settings than `notes` has, or says nothing of them; all is well where it is not
/// there. Without a note of what to avoid nothing was avoided; without one of the weights they may be any.
void refuse_other_settings(const std::filesystem::path& file, const core::image::PngText& notes);

}  // namespace app::cli
