#include "core/text/bpe_tokenizer.h"

#include <algorithm>
#include <utility>

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/text/byte_map.h"
#include "core/text/control_tokens.h"
#include "core/text/piece_encoder.h"
#include "core/text/utf8.h"

namespace core::text {
namespace {

TokenId require_id(const BpePipeline& pipeline, std::string_view spelling, const std::string& file_name) {
  const std::optional<TokenId> id = pipeline.vocabulary.find(spelling);
  if (!id)
    throw Error(ErrorKind::unsupported, join("“", file_name, "” cannot be used: it has no token “", spelling, "”."));
  return *id;
}

[[noreturn]] void refuse(const ListedToken& listed, const std::string& what) {
  throw Error(ErrorKind::unsupported, join(listed.place, " does not fit tokenizer.json: “", listed.content, "” ", what, "."));
}

}  // namespace

BpeTokenizer::BpeTokenizer(const std::filesystem::path& file, TokenizerConfig config)
    : BpeTokenizer(read_file(file, most_tokenizer_bytes), file.filename().string(), std::move(config)) {}

BpeTokenizer::BpeTokenizer(const std::string& json, const std::string& file_name, TokenizerConfig config)
    : pipeline_(parse_tokenizer_json(json, file_name)), config_(std::move(config)) {
  add_listed();
  bos_ = require_id(pipeline_, bos_token, file_name);
  eos_ = require_id(pipeline_, eos_token, file_name);
  pad_ = require_id(pipeline_, pad_token, file_name);
  add_image_placeholder();
  fill_meanings();
  for (const AddedToken& token : pipeline_.added) {
    if (token.normalized) {
      const std::string content = pipeline_.normalizer.apply(token.content);
      if (!content.empty()) in_normalized_.add(content, token.id, token.control);
    } else {
      in_text_.add(token.content, token.id, token.control);
    }
  }
}

void BpeTokenizer::add_listed() {
  for (const ListedToken& listed : config_.listed) {
    const TokenId id = pipeline_.vocabulary.find(listed.content).value_or(vocabulary_size());
    if (listed.id.value_or(id) != id) refuse(listed, join("has the id ", *listed.id, ", but belongs to ", id));
    const AddedToken token{.id = id, .content = listed.content, .normalized = listed.normalized, .control = listed.control};
    const auto known = std::ranges::find(pipeline_.added, id, &AddedToken::id);
    if (known != pipeline_.added.end()) {
      known->control |= token.control;
      if (!known->control && known->normalized != token.normalized) refuse(listed, "is sought differently than in it");
    } else if (pipeline_.vocabulary.add(token.content, id)) {
      pipeline_.added.push_back(token);
    } else {
      refuse(listed, "is an ordinary piece of texts");
    }
  }
}

/// The file of Janus-1.3B lacks the placeholder; the published code gives it the next free id.
void BpeTokenizer::add_image_placeholder() {
  const TokenId id = vocabulary_size();
  if (!pipeline_.vocabulary.add(image_placeholder_token, id)) return;
  pipeline_.added.push_back({.id = id, .content = std::string(image_placeholder_token), .control = true});
}

void BpeTokenizer::fill_meanings() {
  meanings_.resize(static_cast<std::size_t>(vocabulary_size()));
  for (TokenId id = 0; id < vocabulary_size(); ++id) {
    const std::string_view spelling = pipeline_.vocabulary.spelling(id);
    // A spelling with other characters is text, as the reference has it.
    meanings_[static_cast<std::size_t>(id)].bytes = symbol_bytes(spelling).value_or(std::string(spelling));
  }
  for (const AddedToken& token : pipeline_.added) {
    meanings_[static_cast<std::size_t>(token.id)] = {token.control ? std::string() : token.content, token.control};
  }
}

TokenIds BpeTokenizer::encode(std::string_view text) const {
  const std::string valid = to_valid_utf8(text);
  PieceEncoder encoder(pipeline_.pre_tokenizer, pipeline_.model);
  for (const auto& [piece, added] : in_text_.cut(valid)) {
    if (added != AddedTokenFinder::no_token) {
      encoder.append(added);
      continue;
    }
    const std::string normalized = pipeline_.normalizer.apply(piece);
    for (const auto& [part, added_part] : in_normalized_.cut(normalized)) {
      if (added_part != AddedTokenFinder::no_token) {
        encoder.append(added_part);
      } else {
        encoder.append(part);
      }
    }
  }
  return encoder.take_ids();
}

std::string BpeTokenizer::fold_user_text(std::string_view text) const { return folded(config_, text); }

std::string BpeTokenizer::token_bytes(TokenId id) const {
  expect_in_vocabulary(*this, id);
  return meanings_[static_cast<std::size_t>(id)].bytes;
}

std::optional<TokenId> BpeTokenizer::token_id(std::string_view spelling) const {
  return pipeline_.vocabulary.find(spelling);
}

bool BpeTokenizer::is_control(TokenId id) const {
  return id >= 0 && id < vocabulary_size() && meanings_[static_cast<std::size_t>(id)].control;
}

}  // namespace core::text
