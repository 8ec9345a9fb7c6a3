#pragma once

#include <string>

#include "core/text/token.h"
#include "core/text/utf8.h"

namespace core::text {

class Tokenizer;

/// Turns a stream of tokens into pieces of whole UTF-8: a character spread over several byte tokens comes out with its
/// last one. All pieces together equal decode() of all tokens. One per answer; `tokenizer` must outlive it.
class IncrementalDecoder {
 public:
  explicit IncrementalDecoder(const Tokenizer& tokenizer) : tokenizer_(tokenizer) {}

  /// What is complete now; may be empty.
  std::string push(TokenId id);

  /// What is left: U+FFFD if a character never became whole. The decoder can then be used anew.
  std::string finish() { return characters_.finish(); }

 private:
  const Tokenizer& tokenizer_;
  Utf8Assembler characters_;
};

}  // namespace core::text
