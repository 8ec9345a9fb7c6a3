#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <functional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "core/model/multimodal_model.h"
#include "core/text/token.h"
#include "core/text/tokenizer.h"

namespace core::inference {

/// The ways in which tokens can spell one word.
using Spellings = std::vector<text::TokenIds>;

/// Of each word: with and without a blank before it, capital and small. Tokens that would spell two of the words are none
/// of either. Throws Error(invalid_request) unless there are two words or more and each has a spelling of its own.
std::vector<Spellings> word_spellings(const text::Tokenizer& tokenizer, const std::vector<std::string>& words);

/// The probability of each word, in all its spellings, to be what comes next after the prompt [1, T, C], divided by that of
/// all of them together. Computed from the logits as they are, in float64. Empty when stopped.
/// Throws Error(invalid_request) when prompt and words do not fit into the context.
std::vector<double> word_chances(const model::MultimodalModel& model, const at::Tensor& prompt,
                                 std::span<const Spellings> words,
                                 const std::function<void(std::int64_t done, std::int64_t total)>& on_read,
                                 const std::stop_token& stop);

}  // namespace core::inference
