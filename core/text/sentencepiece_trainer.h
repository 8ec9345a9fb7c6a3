#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace core::text {

struct SentencePieceTrainingOptions {
  int vocabulary_size = 512;  ///< exact; at least 300: control and byte tokens take about 270
  bool fold_case = false;     ///< learn every line in lower case, too: for a model that folds what a person types
};

/// Trains a vocabulary on `lines` and saves it as `file` (tokenizer.model): byte-pair pieces of words with the blank
/// before them, digits apart, a line break as one token, byte fallback, no normalization. Ids 0 to 8: beginning, end,
/// padding, unknown, begin and end of image, picture placeholder, user, assistant. The same lines give the same file.
/// Throws Error(invalid_request) when the lines are too few for the vocabulary, Error(file_not_written).
void train_sentencepiece(std::span<const std::string> lines, const SentencePieceTrainingOptions& options,
                         const std::filesystem::path& file);

}  // namespace core::text
