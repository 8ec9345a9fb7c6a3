#pragma once

#include <filesystem>
#include <functional>

namespace core {

/// Replaces files of a folder together: `write` puts the new ones into an empty folder beside it, which then takes its
/// place in one step; whatever else the old folder holds is taken along. So a reader, and a crash, meets the old files or
/// the new ones, never some of each. (A file system without such a step has no folder of that name for a moment; the next
/// call puts the old one back.) The folder is created. Throws Error(file_not_written) and whatever `write` throws; the
/// old folder then stays as it was.
void replace_folder(const std::filesystem::path& folder,
                    const std::function<void(const std::filesystem::path& fresh)>& write);

}  // namespace core
