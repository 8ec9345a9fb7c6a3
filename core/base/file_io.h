#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// Whether there is something, or a folder, at the end of `path`; links are followed. Throws Error(file_missing) with the
/// path when that cannot be told: no permission to look, a name that is too long, links in a circle.
bool path_exists(const std::filesystem::path& path);
bool is_folder(const std::filesystem::path& path);

/// Throws Error(file_missing) unless `path` is a folder: "There is no model folder “…”." for what = "model folder".
void require_folder(const std::filesystem::path& path, std::string_view what);

/// What a folder holds, sorted by name. Throws Error(file_missing) with the path when it cannot be read.
std::vector<std::filesystem::path> folder_entries(const std::filesystem::path& folder);

/// Bytes that a file of settings may have. Real ones have some thousand.
inline constexpr std::uint64_t most_settings_bytes = 16'000'000;

/// The whole file as bytes. Throws Error(file_missing) with the path when it cannot be read, or is a folder, a pipe or a
/// device; Error(file_damaged) with path, size and limit when it has more than `most_bytes`, before it is read.
std::string read_file(const std::filesystem::path& path, std::uint64_t most_bytes = most_settings_bytes);

/// Replaces `path` by what `write` puts into the stream: written beside it, brought to the disk and renamed, so that a
/// reader sees the old file or the new one. The parent folder is created. Throws Error(file_not_written) with the
/// reason, a full disk for one, and whatever `write` throws; the old file then stays.
void write_file(const std::filesystem::path& path, const std::function<void(std::ostream&)>& write);
void write_file(const std::filesystem::path& path, std::string_view content);

}  // namespace core
