#include "core/text/sentencepiece_trainer.h"

#include <sentencepiece_trainer.h>

#include <exception>
#include <string_view>
#include <unordered_map>

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/text/control_tokens.h"
#include "core/text/utf8.h"

namespace core::text {
namespace {

constexpr int smallest_vocabulary = 300;

class Lines final : public sentencepiece::SentenceIterator {
 public:
  explicit Lines(const std::vector<std::string>& lines) : lines_(lines) {}
  [[nodiscard]] bool done() const override { return position_ == lines_.size(); }
  void Next() override { ++position_; }
  [[nodiscard]] const std::string& value() const override { return lines_[position_]; }
  [[nodiscard]] sentencepiece::util::Status status() const override { return {}; }

 private:
  const std::vector<std::string>& lines_;
  std::size_t position_ = 0;
};

/// A line break is a token of its own, so that what stands on both sides of it is learnt apart. In a prompt a line
/// stands behind a role with a blank or behind a line break: both forms are learnt.
std::vector<std::string> training_lines(std::span<const std::string> lines, bool fold_case) {
  std::vector<std::string> parts;
  const auto add = [&](std::string_view text) {
    while (!text.empty()) {
      const std::size_t end = text.find('\n');
      if (end != 0) parts.emplace_back(text.substr(0, end));
      text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
  };
  const auto add_forms = [&](const std::string& line) {
    if (line.empty()) return;
    add(line);
    add(" " + line);
  };
  for (const std::string& line : lines) {
    add_forms(line);
    if (!fold_case) continue;
    if (const std::string lower = lower_ascii(line); lower != line) add_forms(lower);
  }
  return parts;
}

std::unordered_map<std::string, std::string> trainer_arguments(const SentencePieceTrainingOptions& options) {
  std::string controls;
  for (const std::string_view token :
       {begin_of_image_token, end_of_image_token, image_placeholder_token, user_token, assistant_token}) {
    controls += (controls.empty() ? "" : ",") + std::string(token);
  }
  return {
      {"model_type", "bpe"},
      {"vocab_size", std::to_string(options.vocabulary_size)},
      {"bos_id", "0"},
      {"bos_piece", std::string(bos_token)},
      {"eos_id", "1"},
      {"eos_piece", std::string(eos_token)},
      {"pad_id", "2"},
      {"pad_piece", std::string(pad_token)},
      {"unk_id", "3"},
      {"control_symbols", controls},
      {"user_defined_symbols", "\n"},
      {"byte_fallback", "true"},
      {"split_digits", "true"},
      {"character_coverage", "1.0"},
      {"normalization_rule_name", "identity"},
      {"add_dummy_prefix", "false"},
      {"remove_extra_whitespaces", "false"},
      {"num_threads", "1"},
      {"minloglevel", "2"},
  };
}

/// What went wrong, or nothing. Besides its status the library knows exceptions, of the protobuf that is built into it.
std::string train(const std::unordered_map<std::string, std::string>& arguments, Lines& lines, std::string& model) {
  try {
    const auto status = sentencepiece::SentencePieceTrainer::Train(arguments, &lines, &model);
    return status.ok() ? std::string() : status.ToString();
  } catch (const std::exception& error) {
    return error.what();
  }
}

}  // namespace

void train_sentencepiece(std::span<const std::string> lines, const SentencePieceTrainingOptions& options,
                         const std::filesystem::path& file) {
  if (options.vocabulary_size < smallest_vocabulary) {
    throw Error(ErrorKind::invalid_request, join("The vocabulary must have at least ", smallest_vocabulary,
                                                 " tokens, not ", options.vocabulary_size, "."));
  }
  const std::vector<std::string> parts = training_lines(lines, options.fold_case);
  if (parts.empty()) throw Error(ErrorKind::invalid_request, "There is no text to learn a vocabulary from.");
  Lines sentences(parts);
  std::string model;
  if (const std::string problem = train(trainer_arguments(options), sentences, model); !problem.empty()) {
    throw Error(ErrorKind::invalid_request,
                join("A vocabulary of ", options.vocabulary_size,
                     " tokens could not be learnt from this text. Use more text or a smaller vocabulary."),
                problem);
  }
  write_file(file, model);
}

}  // namespace core::text
