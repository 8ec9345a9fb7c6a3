#pragma once

#include <c10/core/ScalarType.h>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/checkpoint/pickle_reader.h"

namespace core::checkpoint {

/// A tensor as the pickle of a PyTorch file describes it: a view of a storage. No number is below 0, and there are as
/// many strides as sizes; whether the storage is there and large enough is not known yet.
struct PickledTensor {
  std::string_view storage;  ///< the name of its member in the folder "data"; bytes of the pickle
  c10::ScalarType dtype = c10::kFloat;
  std::uint64_t storage_elements = 0;
  std::uint64_t offset = 0;  ///< of the first element, in elements
  std::vector<std::int64_t> shape;
  std::vector<std::int64_t> strides;  ///< in elements
};

/// What a pickle with tensors and parameters imports ("module.name").
std::span<const std::string_view> pytorch_globals();

/// Reads a tensor or a parameter. Throws Error(unsupported) with its name when `value` is neither, Error(file_damaged)
/// when it is described wrongly. `file` is a name for messages.
PickledTensor read_pickled_tensor(const PickleValue& value, const std::string& name, const std::string& file);

}  // namespace core::checkpoint
