#pragma once

#include <string>
#include <vector>

#include "core/text/added_tokens.h"
#include "core/text/bpe_model.h"
#include "core/text/normalizer.h"
#include "core/text/pre_tokenizer.h"
#include "core/text/vocabulary.h"

namespace core::text {

/// What a `tokenizer.json` says, checked: a text goes through the members in this order.
struct BpePipeline {
  std::vector<AddedToken> added;
  Normalizer normalizer;
  PreTokenizer pre_tokenizer;
  BpeModel model;
  Vocabulary vocabulary;  ///< all tokens, the added ones too, in byte symbols (byte_map.h)
};

/// Reads the text of a `tokenizer.json` with byte-level BPE. What is not understood is refused, never skipped. Throws
/// Error(file_damaged) or (unsupported) naming `file_name` and the place. Source: Hugging Face `tokenizers`, file
/// version 1.0.
BpePipeline parse_tokenizer_json(const std::string& json, const std::string& file_name);

}  // namespace core::text
