#include "core/engine/model_folder.h"

#include <cstdlib>

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/base/resource_files.h"
#include "core/engine/engine.h"

namespace core::engine {

namespace fs = std::filesystem;

std::string model_name(const fs::path& folder) {
  constexpr std::string_view mark = "models--";
  for (const fs::path& part : folder) {
    std::string name = part.string();
    if (!name.starts_with(mark)) continue;
    name.erase(0, mark.size());
    if (const auto dashes = name.find("--"); dashes != std::string::npos) name.replace(dashes, 2, "/");
    return name;
  }
  std::error_code error;  // where the current folder is gone, the name as it was given has to do
  const fs::path absolute = fs::absolute(folder, error);
  const fs::path whole = (error ? folder : absolute).lexically_normal();
  return whole.has_filename() ? whole.filename().string() : whole.parent_path().filename().string();
}

fs::path built_in_model_folder() {
  if (const char* folder = std::getenv("BIFRONS_BUILTIN_MODEL"); folder != nullptr && *folder != '\0') {
    require_folder(folder, "model folder (of BIFRONS_BUILTIN_MODEL)");
    return folder;
  }
  std::string searched;
  for (const fs::path& candidate : resource_candidates("models/blocks")) {
    if (path_exists(candidate / "config.json")) return candidate;
    searched += join(searched.empty() ? "“" : " or “", candidate.string(), "”");
  }
  throw Error(ErrorKind::file_missing, join("There is no built-in model in ", searched,
                                            ". Install Bifrons again, or choose a model folder."));
}

}  // namespace core::engine
