#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <span>
#include <vector>

#include "core/model/multimodal_model.h"
#include "core/text/chat_template.h"

namespace core::inference {

/// Positions that a prompt and what is made from it may take together. The published configurations name more than the
/// models were trained with, which is 4096.
std::int64_t context_length(const model::ModelConfig& config);

/// Throws Error(invalid_request) with both numbers unless a prompt of `prompt` positions leaves room for `answer` more.
void expect_room(std::int64_t prompt, std::int64_t answer, std::int64_t context);

/// Word embeddings of the prompt, those of its placeholders replaced by what the vision encoder made of the pictures.
/// pictures: [P, C] each, in the order of the prompt. Returns [1, T, C] float32 on the device of the model.
at::Tensor build_prompt(const model::MultimodalModel& model, const text::EncodedPrompt& prompt,
                        std::span<const at::Tensor> pictures);

/// Rows of a drawing prompt: `ids` alone, or, when guided, the unconditional row behind it. That row keeps the
/// first and the last token (begin of text, begin of image); every one between becomes padding, which is attended to and
/// counted like any token. Source: deepseek-ai/Janus, generation_inference.py.
std::vector<text::TokenIds> drawing_rows(const text::TokenIds& ids, text::TokenId pad, bool guided);

}  // namespace core::inference
