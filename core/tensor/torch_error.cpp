#include "core/tensor/torch_error.h"

#include <string>

namespace core::tensor {
namespace {

/// The CPU allocator throws a plain c10::Error that only its text tells apart.
bool is_out_of_memory(const c10::Error& error) {
  const std::string_view text = error.what_without_backtrace();
  return dynamic_cast<const c10::OutOfMemoryError*>(&error) != nullptr ||
         text.find("DefaultCPUAllocator") != std::string_view::npos;
}

}  // namespace

Error translated(const c10::Error& error, std::string_view doing) {
  if (is_out_of_memory(error)) {
    return {ErrorKind::out_of_memory,
            join("There was not enough memory for ", doing,
                 ". Choose a smaller model, a lower precision or fewer pictures, or close other programs."),
            error.what()};
  }
  return {ErrorKind::internal, join("Something went wrong while ", doing, "."), error.what()};
}

}  // namespace core::tensor
