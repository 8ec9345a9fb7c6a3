#include "core/text/incremental_decoder.h"

#include "core/text/tokenizer.h"

namespace core::text {

std::string IncrementalDecoder::push(TokenId id) { return characters_.push(tokenizer_.token_bytes(id)); }

}  // namespace core::text
