#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>

// What the fuzz targets share. A finding ends the process, as libFuzzer wants it: the sanitizers do, an exception that
// nobody catches does, and so does `require`.
namespace fuzz {

/// Ends the process with `what` unless `condition` holds.
void require(bool condition, std::string_view what);

/// Runs the reader of a foreign file. What it may throw is a core::Error that calls the file damaged or unsupported and
/// names it. Returns whether nothing was thrown.
bool accepts(const std::string& file_name, const std::function<void()>& read);

/// A file in memory for readers that want a path; its content is replaced for each input.
class MemoryFile {
 public:
  MemoryFile();
  ~MemoryFile();
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  void set_content(std::string_view content) const;
  [[nodiscard]] std::filesystem::path path() const;

 private:
  int descriptor_;
};

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

}  // namespace fuzz
