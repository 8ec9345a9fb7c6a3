#include "core/inference/word_chances.h"

#include <ATen/ops/tensor.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <optional>

#include "core/base/error.h"
#include "core/inference/host_logits.h"
#include "core/inference/prefill.h"
#include "core/inference/prompt_builder.h"
#include "core/inference/token_report.h"
#include "core/model/row_decoder.h"

namespace core::inference {
namespace {

std::string with_first(std::string word, int (*change)(int)) {
  word[0] = static_cast<char>(change(static_cast<unsigned char>(word[0])));  // ASCII alone has a case here
  return word;
}

Spellings spellings_of(const text::Tokenizer& tokenizer, const std::string& word) {
  Spellings spellings;
  if (word.empty()) return spellings;  // a blank alone is no word
  for (const std::string& spelled : {word, with_first(word, std::toupper), with_first(word, std::tolower)}) {
    for (const char* before : {"", " "}) {
      text::TokenIds ids = tokenizer.encode(before + spelled);
      if (!ids.empty() && std::ranges::find(spellings, ids) == spellings.end()) spellings.push_back(std::move(ids));
    }
  }
  return spellings;
}

/// What may follow a prompt that lies in a cache.
class Continuations {
 public:
  /// hidden: [1, C], of the last position in the cache.
  Continuations(const model::MultimodalModel& model, model::KvCache& cache, at::Tensor hidden)
      : model_(model), cache_(cache), hidden_(std::move(hidden)), decoder_(model.decoder, model.config.decoder) {}

  /// Leaves the cache as it was.
  [[nodiscard]] double log_probability_of(const text::TokenIds& ids) {
    const std::int64_t length = cache_.length();
    double sum = 0;
    at::Tensor hidden = hidden_;
    for (std::size_t i = 0; i < ids.size(); ++i) {
      logits_.read(model_.decoder.text_logits(hidden));
      sum += log_probability(logits_.row(0), /*temperature=*/1, ids[i]);
      if (i + 1 == ids.size()) break;
      const at::Tensor next = at::tensor({ids[i]}, at::kLong).to(hidden.device()).unsqueeze(0);  // [1, 1]
      hidden = decoder_.step(model_.decoder.embed(next), cache_);                                // [1, C]
    }
    cache_.rewind(length);
    return sum;
  }

 private:
  const model::MultimodalModel& model_;
  model::KvCache& cache_;
  at::Tensor hidden_;
  model::RowDecoder decoder_;
  HostLogits logits_;
};

/// Sums may be too small for a number: so each is taken beside the largest.
std::vector<double> shares(const std::vector<std::vector<double>>& logs) {
  double highest = -INFINITY;
  for (const auto& of_word : logs) highest = std::max(highest, *std::ranges::max_element(of_word));
  std::vector<double> sums;
  double total = 0;
  for (const auto& of_word : logs) {
    double sum = 0;
    for (const double log : of_word) sum += std::exp(log - highest);
    total += sums.emplace_back(sum);
  }
  for (double& sum : sums) sum /= total;
  return sums;
}

std::int64_t longest(std::span<const Spellings> words) {
  std::size_t most = 0;
  for (const Spellings& spellings : words)
    for (const text::TokenIds& ids : spellings) most = std::max(most, ids.size());
  return static_cast<std::int64_t>(most);
}

}  // namespace

std::vector<Spellings> word_spellings(const text::Tokenizer& tokenizer, const std::vector<std::string>& words) {
  if (words.size() < 2) throw Error(ErrorKind::invalid_request, "It takes two words or more to weigh one against the other.");
  std::vector<Spellings> all;
  for (const std::string& word : words) all.push_back(spellings_of(tokenizer, word));
  std::vector<Spellings> own(words.size());
  for (std::size_t word = 0; word < words.size(); ++word) {
    for (const text::TokenIds& ids : all[word]) {
      const auto users = std::ranges::count_if(
          all, [&](const Spellings& one) { return std::ranges::find(one, ids) != one.end(); });
      if (users == 1) own[word].push_back(ids);
    }
    if (own[word].empty()) {
      throw Error(ErrorKind::invalid_request,
                  join("The model cannot tell the word “", words[word], "” from the others that it is weighed against."));
    }
  }
  return own;
}

std::vector<double> word_chances(const model::MultimodalModel& model, const at::Tensor& prompt,
                                 std::span<const Spellings> words,
                                 const std::function<void(std::int64_t done, std::int64_t total)>& on_read,
                                 const std::stop_token& stop) {
  const c10::InferenceMode inference_mode;
  const std::int64_t T = prompt.size(1), most = longest(words);
  expect_room(T, most, context_length(model.config));
  // A cache of its own: the one of the conversation stays what it is.
  model::KvCache cache = make_cache(model, 1, T + most);
  at::Tensor hidden = prefill(model, prompt, cache, on_read, stop);  // [1, C]
  if (!hidden.defined()) return {};
  Continuations continuations(model, cache, hidden.clone());  // a decoder may write its next step into the same memory
  std::vector<std::vector<double>> logs;
  for (const Spellings& spellings : words) {
    logs.emplace_back();
    for (const text::TokenIds& ids : spellings) {
      if (stop.stop_requested()) return {};
      logs.back().push_back(continuations.log_probability_of(ids));
    }
  }
  return shares(logs);
}

}  // namespace core::inference
