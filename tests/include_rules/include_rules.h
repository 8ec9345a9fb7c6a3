#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace tests {

/// Every breach of the include rules below `root`, a folder with core/, ui/, app/ and tests/ in it: one sentence each,
/// "file:line: what is wrong", sorted. The rules are those of docs/architecture.md:
/// who may include whom, no Qt in core/ and bifrons-cli, no torch where the window can see it, `#pragma once` in every
/// header, project headers by their whole path.
std::vector<std::string> include_violations(const std::filesystem::path& root);

}  // namespace tests
