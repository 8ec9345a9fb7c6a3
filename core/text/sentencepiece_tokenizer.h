#pragma once

#include <filesystem>
#include <memory>

#include "core/text/tokenizer.h"
#include "core/text/tokenizer_config.h"

namespace sentencepiece {
class SentencePieceProcessor;
}

namespace core::text {

/// A vocabulary of SentencePiece with byte fallback, so that any text can be encoded and comes back unchanged.
class SentencePieceTokenizer final : public Tokenizer {
 public:
  /// Reads `tokenizer.model`. Throws Error(file_missing), (file_damaged), or (unsupported) when the model adds or
  /// removes whitespace, has no byte tokens or lacks the tokens for beginning, end and padding.
  explicit SentencePieceTokenizer(const std::filesystem::path& file, TokenizerConfig config = {});
  ~SentencePieceTokenizer() override;

  [[nodiscard]] TokenIds encode(std::string_view text) const override;
  [[nodiscard]] std::string fold_user_text(std::string_view text) const override;
  [[nodiscard]] std::string token_bytes(TokenId id) const override;
  [[nodiscard]] std::optional<TokenId> token_id(std::string_view spelling) const override;
  [[nodiscard]] bool is_control(TokenId id) const override;
  [[nodiscard]] TokenId bos() const override { return bos_; }
  [[nodiscard]] TokenId eos() const override { return eos_; }
  [[nodiscard]] TokenId pad() const override { return pad_; }
  [[nodiscard]] std::int64_t vocabulary_size() const override;

 private:
  void append_encoded(std::string_view text, TokenIds& ids) const;
  void append_bytes(std::string_view bytes, TokenIds& ids) const;
  void check_abilities(const std::string& name) const;

  std::unique_ptr<sentencepiece::SentencePieceProcessor> processor_;
  TokenizerConfig config_;
  TokenId bos_ = 0;
  TokenId eos_ = 0;
  TokenId pad_ = 0;
  TokenId first_byte_ = 0;  ///< the token of byte 0; the others follow in order
};

}  // namespace core::text
