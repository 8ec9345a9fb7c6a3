#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/base/mapped_file.h"

namespace core::checkpoint {
class WeightSource;
}

namespace core::model {
struct MultimodalModel;
}

namespace core::engine {

/// The files in which a loaded model uses weights where they lie. A weight that was converted or copied is the model's
/// own, and no matter what becomes of its file.
class FilesInUse {
 public:
  /// `source` is what the model was loaded from.
  FilesInUse(model::MultimodalModel& model, const checkpoint::WeightSource& source);

  /// Throws Error(file_damaged) that names the model and the file, when somebody wrote to one since it was opened: the
  /// model is then no longer what was loaded, or has lost a part. Removing or replacing a file does no harm.
  void require_unchanged(const std::string& model_name) const;

 private:
  std::vector<std::shared_ptr<const MappedFile>> files_;
};

}  // namespace core::engine
