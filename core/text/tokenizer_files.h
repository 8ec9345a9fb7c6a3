#pragma once

#include <filesystem>
#include <string>

namespace core::text {

/// Why no tokenizer can be read from a model folder, for want of both files that it may be in, as a sentence; empty
/// when one of them is there.
std::string missing_tokenizer(const std::filesystem::path& folder);

}  // namespace core::text
