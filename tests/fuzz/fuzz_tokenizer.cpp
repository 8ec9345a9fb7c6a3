// The text of a tokenizer.json, and what a tokenizer that comes of it does with a text of its own.

#include "core/base/error.h"
#include "core/text/bpe_tokenizer.h"
#include "tests/fuzz/fuzz_support.h"

namespace {

using core::text::BpeTokenizer;

/// Letters, numbers, blanks, a character of two code points, a control token as text, bytes that are no UTF-8.
constexpr std::string_view sample = "It's 12 o'clock,\n\n  Ünïcode e\u0301 你好 <|User|> \xff\xf0\x9f";

void use(const BpeTokenizer& tokenizer) {
  core::text::TokenIds ids;
  try {
    ids = tokenizer.encode(sample);
  } catch (const core::Error& error) {  // an expression may be too much for a text; that is said of the text
    fuzz::require(error.kind() == core::ErrorKind::invalid_request, error.what());
    return;
  }
  for (const core::text::TokenId id : ids) {
    fuzz::require(id >= 0 && id < tokenizer.vocabulary_size(), "a token is outside the vocabulary");
    fuzz::require(!tokenizer.is_control(id), "a text became a control token");
  }
  (void)core::text::decode(tokenizer, ids);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string name = "tokenizer.json";
  fuzz::accepts(name, [&] { use(BpeTokenizer(std::string(fuzz::text_of(data, size)), name)); });
  return 0;
}
