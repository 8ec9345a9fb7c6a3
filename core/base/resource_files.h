#pragma once

#include <filesystem>
#include <vector>

namespace core {

/// Where `name` of resources/ may lie, the likelier place first: share/bifrons beside the folder of the installed program,
/// and the source tree that this was built from.
std::vector<std::filesystem::path> resource_candidates(const std::filesystem::path& name);

}  // namespace core
