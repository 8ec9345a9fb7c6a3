#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/checkpoint/mapped_tensors.h"
#include "core/checkpoint/weight_source.h"

namespace core::checkpoint {

/// One file of torch.save (.bin, .pt, .pth) as a memory map: a zip archive with a pickle that describes a dict of
/// tensors (or has one under "state_dict") and a member for each storage. The archive, the pickle and every tensor's
/// place are checked when the file is opened. Nothing in it is run, and nothing of the storages is read. Tensors may
/// share a storage and lie in it with strides.
class PytorchFile final : public MappedTensors {
 public:
  /// Throws Error(file_missing); Error(file_damaged) with the tensor and the values; Error(unsupported) for what may be
  /// whole but cannot be read: files from before PyTorch 1.6, compressed archives, other imports than those of weights.
  explicit PytorchFile(const std::filesystem::path& path);
};

}  // namespace core::checkpoint
