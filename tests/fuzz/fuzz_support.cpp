#include "tests/fuzz/fuzz_support.h"

#include <sys/mman.h>
#include <unistd.h>

#include <cstdlib>
#include <iostream>

#include "core/base/error.h"

namespace fuzz {

void require(bool condition, std::string_view what) {
  if (condition) return;
  std::cerr << "Finding: " << what << std::endl;
  std::abort();
}

bool accepts(const std::string& file_name, const std::function<void()>& read) {
  try {
    read();
    return true;
  } catch (const core::Error& error) {
    const bool expected =
        error.kind() == core::ErrorKind::file_damaged || error.kind() == core::ErrorKind::unsupported;
    require(expected && std::string_view(error.what()).find(file_name) != std::string_view::npos, error.what());
    return false;
  }
}

MemoryFile::MemoryFile() : descriptor_(memfd_create("fuzz", MFD_CLOEXEC)) {
  require(descriptor_ >= 0, "no file in memory could be made");
}

MemoryFile::~MemoryFile() { close(descriptor_); }

void MemoryFile::set_content(std::string_view content) const {
  const bool written = ftruncate(descriptor_, 0) == 0 &&
                       pwrite(descriptor_, content.data(), content.size(), 0) == static_cast<ssize_t>(content.size());
  require(written, "the file in memory could not be written");
}

std::filesystem::path MemoryFile::path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

}  // namespace fuzz
