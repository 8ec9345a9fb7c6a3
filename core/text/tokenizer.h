#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/text/token.h"

namespace core::text {

/// Bytes that the file of a tokenizer may have. Those of Janus have 8 million.
inline constexpr std::uint64_t most_tokenizer_bytes = 512'000'000;

/// Text ↔ tokens of one model. Immutable after it was made; may be used from several threads.
class Tokenizer {
 public:
  virtual ~Tokenizer() = default;

  /// Tokens of `text` as it stands: no token before or after, and never a control token, whatever the text spells.
  /// Bytes that are no UTF-8 become U+FFFD. decode(encode(text)) is `text` again, unless the model's own file changes
  /// texts before they are encoded (byte-level BPE only; the files of Janus do not).
  [[nodiscard]] virtual TokenIds encode(std::string_view text) const = 0;

  /// What a person typed, as this model wants it before encode(): lower-cased where the model reads lower case only.
  [[nodiscard]] virtual std::string fold_user_text(std::string_view text) const = 0;

  /// The bytes a token stands for; nothing for control tokens. A byte token may hold a part of a character only, so
  /// that streams go through IncrementalDecoder. Throws Error(invalid_request) for an id outside the vocabulary.
  [[nodiscard]] virtual std::string token_bytes(TokenId id) const = 0;

  /// The token of exactly this spelling, control tokens included (control_tokens.h).
  [[nodiscard]] virtual std::optional<TokenId> token_id(std::string_view spelling) const = 0;

  [[nodiscard]] virtual bool is_control(TokenId id) const = 0;

  [[nodiscard]] virtual TokenId bos() const = 0;
  [[nodiscard]] virtual TokenId eos() const = 0;
  [[nodiscard]] virtual TokenId pad() const = 0;
  [[nodiscard]] virtual std::int64_t vocabulary_size() const = 0;
};

/// encode(fold_user_text(text)).
TokenIds encode_user(const Tokenizer& tokenizer, std::string_view text);

/// Whole UTF-8; control tokens are skipped, bytes that make no character become U+FFFD.
std::string decode(const Tokenizer& tokenizer, std::span<const TokenId> ids);

/// Throws Error(invalid_request) for an id outside the vocabulary.
void expect_in_vocabulary(const Tokenizer& tokenizer, TokenId id);

/// token_id() of a token that the model must have. Throws Error(unsupported) that names the token.
TokenId require_token(const Tokenizer& tokenizer, std::string_view spelling);

/// The tokenizer of a model folder: `tokenizer.json` (published models), else `tokenizer.model`; with its
/// `tokenizer_config.json` and `special_tokens_map.json`, if they are there.
/// Throws Error(file_missing), (file_damaged) or (unsupported), naming the file.
std::unique_ptr<Tokenizer> load_tokenizer(const std::filesystem::path& folder);

}  // namespace core::text
