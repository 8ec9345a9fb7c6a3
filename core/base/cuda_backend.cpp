#include "core/base/cuda_backend.h"

#include "core/base/user_folders.h"

namespace core {
namespace {

constexpr const char* library = "libtorch_cuda.so";

}  // namespace

namespace fs = std::filesystem;

std::optional<fs::path> cuda_backend_in(const fs::path& folder) {
  for (const char* inside : {"torch/lib", "lib", ""}) {
    fs::path place = folder / inside / library;
    std::error_code error;
    if (fs::exists(place, error)) return place;
  }
  return std::nullopt;
}

fs::path own_cuda_folder() { return user_folder(UserFolder::data) / "cuda"; }

fs::path cuda_backend_place(const char* named, const fs::path& own, const fs::path& beside) {
  if (named != nullptr && *named != '\0') return cuda_backend_in(named).value_or(fs::path(named) / library);
  const fs::path matching = beside / library;
  std::error_code error;
  return fs::exists(matching, error) ? matching : cuda_backend_in(own).value_or(matching);
}

}  // namespace core
