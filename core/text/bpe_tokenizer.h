#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/text/tokenizer.h"
#include "core/text/tokenizer_config.h"
#include "core/text/tokenizer_json.h"

namespace core::text {

/// Byte-level BPE as the published models have it, from a `tokenizer.json`.
///
/// Added tokens that are not of the template are cut out of texts and stand for their own content. (The reference puts
/// such content through the byte symbols when it decodes, so that Janus-1.3B's token “ö” comes back as an invalid
/// byte.)
class BpeTokenizer final : public Tokenizer {
 public:
  /// Throws Error(file_missing), (file_damaged), or (unsupported) for what is not understood and when tokens for
  /// beginning, end or padding are lacking.
  explicit BpeTokenizer(const std::filesystem::path& file, TokenizerConfig config = {});

  /// From the text of the file; `file_name` is for errors. Tokens that only `config` lists get the next free ids, as in the
  /// reference. Throws Error(unsupported), too, when `config` contradicts the file.
  BpeTokenizer(const std::string& json, const std::string& file_name, TokenizerConfig config = {});

  [[nodiscard]] TokenIds encode(std::string_view text) const override;
  [[nodiscard]] std::string fold_user_text(std::string_view text) const override;
  [[nodiscard]] std::string token_bytes(TokenId id) const override;
  [[nodiscard]] std::optional<TokenId> token_id(std::string_view spelling) const override;
  [[nodiscard]] bool is_control(TokenId id) const override;
  [[nodiscard]] TokenId bos() const override { return bos_; }
  [[nodiscard]] TokenId eos() const override { return eos_; }
  [[nodiscard]] TokenId pad() const override { return pad_; }
  [[nodiscard]] std::int64_t vocabulary_size() const override { return pipeline_.vocabulary.size(); }

 private:
  struct Meaning {
    std::string bytes;  ///< none for control tokens
    bool control = false;
  };

  void add_listed();
  void add_image_placeholder();
  void fill_meanings();

  BpePipeline pipeline_;
  TokenizerConfig config_;
  AddedTokenFinder in_text_;        ///< those sought in the text as it is
  AddedTokenFinder in_normalized_;  ///< those sought in the normalised text
  std::vector<Meaning> meanings_;   ///< by id
  TokenId bos_ = 0;
  TokenId eos_ = 0;
  TokenId pad_ = 0;
};

}  // namespace core::text
