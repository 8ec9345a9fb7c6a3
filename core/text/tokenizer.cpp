#include "core/text/tokenizer.h"

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/text/bpe_tokenizer.h"
#include "core/text/incremental_decoder.h"
#include "core/text/sentencepiece_tokenizer.h"
#include "core/text/tokenizer_config.h"
#include "core/text/tokenizer_files.h"

namespace core::text {

TokenIds encode_user(const Tokenizer& tokenizer, std::string_view text) {
  return tokenizer.encode(tokenizer.fold_user_text(text));
}

std::string decode(const Tokenizer& tokenizer, std::span<const TokenId> ids) {
  IncrementalDecoder decoder(tokenizer);
  std::string text;
  for (const TokenId id : ids) text += decoder.push(id);
  return text += decoder.finish();
}

void expect_in_vocabulary(const Tokenizer& tokenizer, TokenId id) {
  if (id >= 0 && id < tokenizer.vocabulary_size()) return;
  throw Error(ErrorKind::invalid_request,
              join("Token ", id, " is outside the vocabulary of ", tokenizer.vocabulary_size(), "."));
}

TokenId require_token(const Tokenizer& tokenizer, std::string_view spelling) {
  const std::optional<TokenId> id = tokenizer.token_id(spelling);
  if (!id) {
    throw Error(ErrorKind::unsupported,
                join("The model's tokenizer has no token “", spelling, "”, which its prompts need."));
  }
  return *id;
}

std::unique_ptr<Tokenizer> load_tokenizer(const std::filesystem::path& folder) {
  if (const std::string sentence = missing_tokenizer(folder); !sentence.empty()) {
    throw Error(ErrorKind::file_missing, sentence);
  }
  const TokenizerConfig config = read_tokenizer_config(folder);
  const std::filesystem::path pipeline_file = folder / "tokenizer.json";
  if (path_exists(pipeline_file)) return std::make_unique<BpeTokenizer>(pipeline_file, config);
  auto tokenizer = std::make_unique<SentencePieceTokenizer>(folder / "tokenizer.model", config);
  for (const ListedToken& listed : config.listed) (void)require_token(*tokenizer, listed.content);
  return tokenizer;
}

}  // namespace core::text
