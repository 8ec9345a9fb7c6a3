#include "core/text/incremental_decoder.h"

#include "core/text/tokenizer.h"

namespace core::text {

std::string IncrementalDecoder::push(TokenId id) {
  // Tables of word embeddings are padded to round sizes: their last rows are no tokens, and the reference writes nothing.
  if (id >= tokenizer_.vocabulary_size()) return {};
  return characters_.push(tokenizer_.token_bytes(id));
}

}  // namespace core::text
