#include "core/base/resource_files.h"

namespace core {

namespace fs = std::filesystem;

std::vector<fs::path> resource_candidates(const fs::path& name) {
  std::vector<fs::path> candidates;
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  if (!error) candidates.push_back(program.parent_path().parent_path() / "share/bifrons" / name);
  candidates.push_back(fs::path(BIFRONS_SOURCE_DIR) / "resources" / name);
  return candidates;
}

}  // namespace core
