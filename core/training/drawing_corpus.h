#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>

#include "core/training/learner.h"
#include "core/training/recipe.h"

namespace core::training {

/// Prompts with their pictures as codes: the picture tokenizer is frozen from the first language stage on, so that each
/// picture is rendered and tokenized once.
class DrawingCorpus {
 public:
  /// Reads `file`, or makes it: item i depends on the seed and i alone. Returns nothing when stopped.
  /// Throws Error(invalid_request) when the file is of another recipe.
  static std::optional<DrawingCorpus> prepare(const std::filesystem::path& file, const Recipe& recipe, Learner& learner,
                                              int threads, const std::function<void(const std::string&)>& message,
                                              const std::stop_token& stop);

  [[nodiscard]] std::int64_t size() const { return codes_.size(0); }
  /// The prompt of item `index`.
  [[nodiscard]] std::string prompt(std::int64_t index) const;
  /// Codes of the items, int64 [B, tokens].
  [[nodiscard]] at::Tensor codes(const std::vector<std::int64_t>& indices) const;

 private:
  DrawingCorpus(at::Tensor codes, const Recipe& recipe)
      : codes_(std::move(codes)), seed_(recipe.seed), shares_(recipe.drawing_corpus.prompt_shares) {}

  at::Tensor codes_;  ///< int32 [items, tokens]
  std::uint64_t seed_ = 0;
  blocks::CategoryShares shares_;
};

}  // namespace core::training
