#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

/// A recipe with all kinds of stages on a model of a few thousand parameters: seconds instead of hours.
struct MiniatureRecipe {
  std::int64_t steps = 6;      ///< of each stage
  std::string extra_key;       ///< put at the top level, to see it refused
  std::string first_kind = "vision";

  /// Writes `folder/recipe.json` with model and work folders inside `folder`; returns its path.
  std::filesystem::path write(const std::filesystem::path& folder) const;
};
