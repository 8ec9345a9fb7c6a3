#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>

namespace core {

/// Whether the name stands for a file that a shell has opened already: /dev/stdin, /dev/fd/63, /proc/self/fd/12. Then its
/// folder says nothing.
bool is_open_already(const std::filesystem::path& path);

/// The whole of what a person names as a program's input: read_file() for a regular file, and for what a shell puts in its
/// place, a pipe, a socket or a terminal, up to the end; of what is open already, what nobody has read of it yet. Nothing
/// when stopped, be it while nobody writes into the pipe. Throws Error(file_missing) with the path when it cannot be read,
/// or is a folder or another device; Error(file_damaged) with path and limit when there are more than `most_bytes`.
std::optional<std::string> read_input(const std::filesystem::path& path, std::uint64_t most_bytes,
                                      const std::stop_token& stop);

}  // namespace core
