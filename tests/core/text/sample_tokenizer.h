#pragma once

#include <QTemporaryDir>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/text/sentencepiece_tokenizer.h"
#include "core/text/sentencepiece_trainer.h"

inline constexpr int sample_vocabulary_size = 440;

/// A few sentences of the kind that the built-in model knows.
inline std::vector<std::string> sample_sentences() {
  std::vector<std::string> lines;
  for (const char* color : {"red", "green", "blue", "yellow", "pink", "brown", "orange", "purple"}) {
    for (const char* shape : {"circle", "square", "triangle", "star", "heart", "diamond"}) {
      lines.push_back(std::string("What color is the ") + shape + "?");
      lines.push_back(std::string("The ") + shape + " is " + color + ".");
      lines.push_back(std::string("a ") + color + " " + shape + " to the left of a blue square");
      lines.push_back(std::string("How many ") + shape +
                      "s are there?\nAnswer the question using a single word or phrase.");
    }
  }
  return lines;
}

/// A model folder with a vocabulary trained on the sample sentences; trained once per executable.
class SampleFolder {
 public:
  static const SampleFolder& instance() {
    static const SampleFolder folder;
    return folder;
  }

  [[nodiscard]] std::filesystem::path path() const { return folder_.path().toStdString(); }
  [[nodiscard]] std::filesystem::path model_file() const { return path() / "tokenizer.model"; }

 private:
  SampleFolder() {
    core::text::train_sentencepiece(sample_sentences(), {.vocabulary_size = sample_vocabulary_size, .fold_case = true},
                                    model_file());
  }

  QTemporaryDir folder_;
};

inline const core::text::Tokenizer& sample_tokenizer() {
  static const core::text::SentencePieceTokenizer tokenizer(SampleFolder::instance().model_file(), {.fold_case = true});
  return tokenizer;
}
