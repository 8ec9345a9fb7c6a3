#include "core/tensor/torch_error.h"

#include <array>
#include <optional>
#include <string>

#include "core/base/card_trouble.h"

namespace core::tensor {
namespace {

enum class Memory { of_the_machine, of_the_card };

/// What only its text tells apart from other failures: the CPU allocator and NVIDIA's libraries throw plain errors.
struct Mark {
  std::string_view text;
  Memory memory;
};

constexpr std::array marks{Mark{"DefaultCPUAllocator", Memory::of_the_machine},
                           Mark{"HOST_ALLOCATION_FAILED", Memory::of_the_machine},
                           Mark{"DEVICE_ALLOCATION_FAILED", Memory::of_the_card},
                           Mark{"CUBLAS_STATUS_ALLOC_FAILED", Memory::of_the_card},
                           Mark{"CUDNN_STATUS_ALLOC_FAILED", Memory::of_the_card},
                           Mark{"CUDA error: out of memory", Memory::of_the_card}};

/// Which memory was not enough; nothing for another failure.
std::optional<Memory> missing_memory(const c10::Error& error) {
  const std::string_view text = error.what_without_backtrace();
  for (const Mark& mark : marks) {
    if (text.find(mark.text) != std::string_view::npos) return mark.memory;
  }
  // The card's allocator throws it, and that of the CPU does not.
  if (dynamic_cast<const c10::OutOfMemoryError*>(&error) != nullptr) return Memory::of_the_card;
  return std::nullopt;
}

std::string sentence(Memory memory, std::string_view doing) {
  if (memory == Memory::of_the_card) return no_card_memory(doing);
  return join("There was not enough memory for ", doing,
              ". Choose a smaller model, a lower precision or fewer pictures at once, or close other programs.");
}

}  // namespace

Error translated(const c10::Error& error, std::string_view doing) {
  const std::optional<Memory> memory = missing_memory(error);
  if (memory) return {ErrorKind::out_of_memory, sentence(*memory, doing), error.what()};
  if (const auto trouble = card_trouble(error.what_without_backtrace(), doing, error.what())) return *trouble;
  return {ErrorKind::internal, join("Something went wrong while ", doing, "."), error.what()};
}

}  // namespace core::tensor
