#include "core/text/sentencepiece_tokenizer.h"

#include <sentencepiece_processor.h>

#include <exception>
#include <new>

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/text/utf8.h"

namespace core::text {
namespace {

constexpr std::string_view blank_mark = "\u2581";  // stands for a blank inside pieces
constexpr int byte_count = 256;

[[noreturn]] void throw_unsupported(const std::string& name, const std::string& why) {
  throw Error(ErrorKind::unsupported, join("“", name, "” cannot be used: ", why, "."));
}

/// An id that the library answers with -1 where there is none.
TokenId require_id(int id, const std::string& name, const char* what) {
  if (id < 0) throw_unsupported(name, join("it has no token for the ", what));
  return id;
}

/// Runs a call of the library. Besides its status it knows exceptions, of the protobuf that is built into it.
template <typename Call>
sentencepiece::util::Status guarded(const Call& call) {
  try {
    return call();
  } catch (const std::bad_alloc&) {
    throw Error(ErrorKind::out_of_memory, "There is not enough memory for the tokenizer. Close other programs.");
  } catch (const std::exception& error) {
    return {sentencepiece::util::StatusCode::kInternal, error.what()};
  }
}

std::string blanks_restored(std::string piece) {
  for (std::size_t at = piece.find(blank_mark); at != std::string::npos; at = piece.find(blank_mark, at + 1)) {
    piece.replace(at, blank_mark.size(), " ");
  }
  return piece;
}

}  // namespace

SentencePieceTokenizer::SentencePieceTokenizer(const std::filesystem::path& file, TokenizerConfig config)
    : processor_(std::make_unique<sentencepiece::SentencePieceProcessor>()), config_(config) {
  const std::string name = file.filename().string();
  const std::string content = read_file(file, most_tokenizer_bytes);
  const auto status = guarded([&] { return processor_->LoadFromSerializedProto(content); });
  if (!status.ok()) {
    throw Error(ErrorKind::file_damaged, join("“", name, "” is damaged: it is no SentencePiece model."),
                status.ToString());
  }
  bos_ = require_id(processor_->bos_id(), name, "beginning of a text");
  eos_ = require_id(processor_->eos_id(), name, "end of a text");
  pad_ = require_id(processor_->pad_id(), name, "padding");
  first_byte_ = require_id(token_id("<0x00>") ? processor_->PieceToId("<0x00>") : -1, name, "byte 0");
  check_abilities(name);
}

SentencePieceTokenizer::~SentencePieceTokenizer() = default;

void SentencePieceTokenizer::check_abilities(const std::string& name) const {
  for (int byte = 0; byte < byte_count; ++byte) {
    const TokenId id = first_byte_ + byte;
    if (id >= vocabulary_size() || !processor_->IsByte(static_cast<int>(id))) {
      throw_unsupported(name, "it has no byte tokens in a row, so that not every text can be encoded");
    }
  }
  constexpr std::string_view sample = " a  B ";
  if (decode(*this, encode(sample)) != sample) {
    throw_unsupported(name, "it adds, drops or changes characters of a text");
  }
}

TokenIds SentencePieceTokenizer::encode(std::string_view text) const {
  const std::string valid = to_valid_utf8(text);
  TokenIds ids;
  for (std::string_view rest = valid; !rest.empty();) {
    // The blank mark as a character of the text would come back as a blank: it goes in by its bytes.
    const std::size_t mark = rest.find(blank_mark);
    append_encoded(rest.substr(0, mark), ids);
    if (mark == std::string_view::npos) break;
    append_bytes(blank_mark, ids);
    rest.remove_prefix(mark + blank_mark.size());
  }
  return ids;
}

void SentencePieceTokenizer::append_encoded(std::string_view text, TokenIds& ids) const {
  if (text.empty()) return;
  std::vector<int> pieces;
  const auto status = guarded([&] { return processor_->Encode(text, &pieces); });
  if (!status.ok()) throw Error(ErrorKind::internal, "The text could not be turned into tokens.", status.ToString());
  ids.insert(ids.end(), pieces.begin(), pieces.end());
}

void SentencePieceTokenizer::append_bytes(std::string_view bytes, TokenIds& ids) const {
  for (const char byte : bytes) ids.push_back(first_byte_ + static_cast<std::uint8_t>(byte));
}

std::string SentencePieceTokenizer::fold_user_text(std::string_view text) const {
  return folded(config_, text);
}

std::string SentencePieceTokenizer::token_bytes(TokenId id) const {
  expect_in_vocabulary(*this, id);
  const int piece = static_cast<int>(id);
  if (processor_->IsByte(piece)) return {static_cast<char>(static_cast<std::uint8_t>(id - first_byte_))};
  if (is_control(id)) return {};
  return blanks_restored(processor_->IdToPiece(piece));
}

std::optional<TokenId> SentencePieceTokenizer::token_id(std::string_view spelling) const {
  const int id = processor_->PieceToId(spelling);
  // The library answers an unknown spelling with the unknown token.
  if (id < 0 || id >= processor_->GetPieceSize() || processor_->IdToPiece(id) != spelling) return std::nullopt;
  return id;
}

bool SentencePieceTokenizer::is_control(TokenId id) const {
  if (id < 0 || id >= vocabulary_size()) return false;
  const int piece = static_cast<int>(id);
  return processor_->IsControl(piece) || processor_->IsUnknown(piece);
}

std::int64_t SentencePieceTokenizer::vocabulary_size() const { return processor_->GetPieceSize(); }

}  // namespace core::text
