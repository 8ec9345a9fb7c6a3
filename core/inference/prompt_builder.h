#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/model/multimodal_model.h"
#include "core/text/chat_template.h"

namespace core::inference {

/// Positions that a prompt and what is made from it may take together. The published configurations name more than the
/// models were trained with, which is 4096.
std::int64_t context_length(const model::ModelConfig& config);

/// Throws Error(invalid_request) with both numbers unless a prompt of `prompt` positions leaves room for `answer` more. `what`
/// begins the sentence.
void expect_room(std::int64_t prompt, std::int64_t answer, std::int64_t context, std::string_view what = "The prompt");

/// Word embeddings of the prompt, those of its placeholders replaced by what the vision encoder made of the pictures.
/// pictures: [P, C] each, in the order of the prompt. Returns [1, T, C] float32 on the device of the model.
at::Tensor build_prompt(const model::MultimodalModel& model, const text::EncodedPrompt& prompt,
                        std::span<const at::Tensor> pictures);

/// The tokens of a drawing.
struct DrawingPrompt {
  text::TokenIds ids;         ///< begin of text, prompt, begin of image
  text::TokenId pad = 0;
  text::TokenIds avoid = {};  ///< as `ids`, of what the pictures are led away from; empty: nothing
};

/// Rows of a drawing: the prompt's alone, or, when guided, behind it that of what is to be avoided, as it is and as long as it
/// is. Where that is nothing it is the unconditional row: the prompt's first and last token (begin of text, begin of image);
/// every one between becomes padding, which is attended to and counted like any token. Source: deepseek-ai/Janus,
/// generation_inference.py.
std::vector<text::TokenIds> drawing_rows(const DrawingPrompt& prompt, bool guided);

}  // namespace core::inference
