#include "core/engine/files_in_use.h"

#include <algorithm>
#include <functional>

#include "core/base/error.h"
#include "core/model/model_loader.h"

namespace core::engine {
namespace {

/// Whether a tensor that inference reads lies in the map of a file.
bool is_read_from(const MappedFile& file, const std::map<std::string, at::Tensor>& parameters) {
  const std::byte* begin = file.bytes().data();
  const std::byte* end = begin + file.bytes().size();
  const std::less<> before;  // the tensors are no parts of the map's array
  return std::ranges::any_of(parameters, [&](const auto& parameter) {
    const auto* data = static_cast<const std::byte*>(parameter.second.const_data_ptr());
    return !model::is_training_only(parameter.first) && !before(data, begin) && before(data, end);
  });
}

}  // namespace

FilesInUse::FilesInUse(model::MultimodalModel& model, const checkpoint::WeightSource& source) {
  const auto parameters = model::named_parameters(model);
  for (const auto& file : checkpoint::files_of(source, source.names())) {
    if (is_read_from(*file, parameters)) files_.push_back(file);
  }
}

void FilesInUse::require_unchanged(const std::string& model_name) const {
  for (const auto& file : files_) {
    if (file->is_unchanged()) continue;
    throw Error(ErrorKind::file_damaged, join("The file “", file->path().filename().string(), "” of the model “",
                                              model_name, "” was changed while it was in use. Load the model again."));
  }
}

}  // namespace core::engine
