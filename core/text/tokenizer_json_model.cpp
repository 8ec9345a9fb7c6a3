#include <algorithm>
#include <unordered_set>
#include <utility>

#include "core/base/json_section.h"
#include "core/text/byte_map.h"
#include "core/text/tokenizer_json_sections.h"

namespace core::text {
namespace {

using ControlIds = std::unordered_set<TokenId>;

constexpr std::int64_t allowed_gaps = 4096;  // ids without a token; the files of Janus have none
constexpr TokenId unused = -1;

/// Bytes that no UTF-8 holds may lack a token, and do in Janus.
BpeModel::ByteTokens read_byte_tokens(const JsonSection& model, const Vocabulary& vocabulary) {
  BpeModel::ByteTokens tokens{};
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto byte = static_cast<std::uint8_t>(i);
    const std::string symbol = byte_symbol(byte);
    const std::optional<TokenId> id = vocabulary.find(symbol);
    if (!id && occurs_in_utf8(byte)) {
      model.refuse(model.name("vocab"),
                   join("has no token “", symbol, "” for the byte ", i, ", so that not every text can be encoded"));
    }
    tokens[i] = id.value_or(unused);
  }
  return tokens;
}

/// “a b” or ["a", "b"].
std::pair<std::string, std::string> read_pair(const nlohmann::json& entry, const JsonSection& model,
                                              const std::string& place) {
  if (entry.is_array() && entry.size() == 2 && entry[0].is_string() && entry[1].is_string()) {
    return {entry[0].get<std::string>(), entry[1].get<std::string>()};
  }
  if (!entry.is_string()) model.fail(place, "must be two texts");
  const auto& text = entry.get_ref<const std::string&>();
  const std::size_t blank = text.find(' ');
  if (blank == std::string::npos || text.find(' ', blank + 1) != std::string::npos) {
    model.fail(place, join("is “", text, "”, but must be two texts with a blank between them"));
  }
  return {text.substr(0, blank), text.substr(blank + 1)};
}

std::vector<BpeModel::Merge> read_merges(const JsonSection& model, const Vocabulary& vocabulary) {
  const nlohmann::json& list = model.value("merges");
  if (!list.is_array()) model.fail(model.name("merges"), "must be a list");
  std::vector<BpeModel::Merge> merges;
  merges.reserve(list.size());
  for (const nlohmann::json& entry : list) {
    const std::string place = model.name(join("merges[", merges.size(), "]"));
    const auto [left, right] = read_pair(entry, model, place);
    const auto id = [&](const std::string& spelling) {
      const std::optional<TokenId> found = vocabulary.find(spelling);
      if (!found) model.fail(place, join("needs the token “", spelling, "”, which is not in the vocabulary"));
      return *found;
    };
    merges.push_back({id(left), id(right), id(left + right)});
  }
  return merges;
}

/// The pieces that are tokens of the model as they are.
BpeModel::WholePieces read_whole_pieces(const nlohmann::json& entries, const ControlIds& control) {
  BpeModel::WholePieces pieces;
  for (const auto& [spelling, id] : entries.items()) {
    std::optional<std::string> bytes = symbol_bytes(spelling);
    if (bytes && !control.contains(id.get<TokenId>())) pieces.try_emplace(*std::move(bytes), id.get<TokenId>());
  }
  return pieces;
}

/// Text must not become a control token by merging either.
void refuse_control_tokens(const JsonSection& model, const BpeModel::ByteTokens& byte_tokens,
                           const std::vector<BpeModel::Merge>& merges, const ControlIds& control) {
  const auto is_control = [&](TokenId id) { return control.contains(id); };
  if (std::ranges::any_of(byte_tokens, is_control) ||
      std::ranges::any_of(merges, is_control, &BpeModel::Merge::merged)) {
    model.refuse(model.name("merges"), "lets texts become a control token");
  }
}

/// What would change the outcome of merging and is not built here.
void refuse_variants(const JsonSection& model) {
  if (model.text("type") != "BPE") {
    model.refuse(model.name("type"), join("is “", model.text("type"), "”, which is not supported"));
  }
  if (model.real("dropout", 0, 0, 1) > 0) model.refuse(model.name("dropout"), "is above 0, which is not supported");
  for (const char* key : {"continuing_subword_prefix", "end_of_word_suffix"}) {
    if (!model.text(key, {}).empty()) model.refuse(model.name(key), "is not empty, which is not supported");
  }
  // They say what happens to characters without a token; bytes all have one.
  expect_only(model, {"unk_token", "fuse_unk", "byte_fallback", "vocab", "merges", "ignore_merges"});
}

}  // namespace

Vocabulary read_vocabulary(const JsonSection& model, std::size_t added) {
  refuse_variants(model);
  const nlohmann::json& entries = model.value("vocab");
  if (!entries.is_object()) model.fail(model.name("vocab"), "must be an object");
  const auto tokens = static_cast<std::int64_t>(entries.size() + added);
  Vocabulary vocabulary(tokens + allowed_gaps);
  for (const auto& [spelling, id] : entries.items()) {
    if (!id.is_number_integer())
      model.fail(model.name("vocab"), join("gives “", spelling, "” an id that is no whole number"));
    if (!vocabulary.add(spelling, id.get<TokenId>())) {
      model.fail(model.name("vocab"),
                 join("gives “", spelling, "” the id ", id.dump(), ", which is taken or out of range"));
    }
  }
  return vocabulary;
}

BpeModel read_bpe_model(const JsonSection& model, const Vocabulary& vocabulary, const std::vector<AddedToken>& added) {
  ControlIds control;
  for (const AddedToken& token : added) {
    if (token.control) control.insert(token.id);
  }
  const BpeModel::ByteTokens byte_tokens = read_byte_tokens(model, vocabulary);
  const std::vector<BpeModel::Merge> merges = read_merges(model, vocabulary);
  refuse_control_tokens(model, byte_tokens, merges, control);
  BpeModel::WholePieces pieces;
  if (model.boolean("ignore_merges", false)) pieces = read_whole_pieces(model.value("vocab"), control);
  return {byte_tokens, merges, std::move(pieces)};
}

}  // namespace core::text
