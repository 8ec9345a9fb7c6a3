#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "core/base/file_io.h"
#include "core/text/bpe_tokenizer.h"

// The other half of tests/golden/make_tokenizer_goldens.py.

inline std::filesystem::path golden_tokenizer_folder() {
  return std::filesystem::path(BIFRONS_SOURCE_DIR) / "tests" / "golden" / "tokenizer";
}

/// The small tokenizer.json with the pipeline of the published models.
inline const nlohmann::json& golden_tokenizer_document() {
  static const nlohmann::json document =
      nlohmann::json::parse(core::read_file(golden_tokenizer_folder() / "tokenizer.json"));
  return document;
}

inline core::text::BpeTokenizer tokenizer_of(const nlohmann::json& document) {
  return {document.dump(), "tokenizer.json"};
}

inline const core::text::BpeTokenizer& golden_tokenizer() {
  static const core::text::BpeTokenizer tokenizer = tokenizer_of(golden_tokenizer_document());
  return tokenizer;
}
