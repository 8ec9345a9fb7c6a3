#include "core/tensor/cuda_backend_place.h"

namespace core::tensor {

namespace fs = std::filesystem;

fs::path cuda_backend_place(const char* named, const fs::path& beside) {
  constexpr const char* library = "libtorch_cuda.so";
  if (named == nullptr || *named == '\0') return beside / library;
  for (const char* inside : {"torch/lib", "lib"}) {
    fs::path place = fs::path(named) / inside / library;
    std::error_code error;
    if (fs::exists(place, error)) return place;
  }
  return fs::path(named) / library;
}

}  // namespace core::tensor
