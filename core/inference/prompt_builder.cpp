#include "core/inference/prompt_builder.h"

#include <ATen/ops/tensor.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/tensor/shape.h"

namespace core::inference {
namespace {

/// For comparing with other programs; tests/golden/compare_with_transformers.py reads it.
void tell(const text::TokenIds& ids) {
  std::string line = join("prompt of ", ids.size(), " tokens:");
  for (const text::TokenId id : ids) line += join(" ", id);
  log::debug(line);
}

}  // namespace

std::int64_t context_length(const model::ModelConfig& config) {
  constexpr std::int64_t trained_positions = 4096;
  return std::min(config.decoder.max_positions, trained_positions);
}

void expect_room(std::int64_t prompt, std::int64_t answer, std::int64_t context, std::string_view what) {
  if (prompt + answer <= context) return;
  throw Error(ErrorKind::invalid_request,
              join(what, " is too long: it takes ", prompt, " positions and needs ", answer,
                   " more for what is to be made, but the model has room for ", context, "."));
}

at::Tensor build_prompt(const model::MultimodalModel& model, const text::EncodedPrompt& prompt,
                        std::span<const at::Tensor> pictures) {
  if (prompt.pictures.size() != pictures.size()) {
    throw Error(ErrorKind::internal, join("The prompt has room for ", prompt.pictures.size(), " pictures, but ",
                                          pictures.size(), " were looked at."));
  }
  tell(prompt.ids);
  const c10::InferenceMode inference_mode;
  const at::Device device = model.decoder.embed_tokens.weight.device();
  const at::Tensor ids = at::tensor(prompt.ids, at::kLong).to(device).unsqueeze(0);  // [1, T]
  at::Tensor embeddings = model.decoder.embed(ids).clone();                          // [1, T, C]
  for (std::size_t i = 0; i < pictures.size(); ++i) {
    const auto [begin, end] = prompt.pictures[i];
    tensor::expect_shape(pictures[i], {end - begin, embeddings.size(2)}, "embedding of a picture");
    embeddings[0].narrow(0, begin, end - begin).copy_(pictures[i]);
  }
  return embeddings;
}

std::vector<text::TokenIds> drawing_rows(const DrawingPrompt& prompt, bool guided) {
  tell(prompt.ids);
  if (!guided) return {prompt.ids};
  if (!prompt.avoid.empty()) return {prompt.ids, prompt.avoid};
  text::TokenIds unconditional = prompt.ids;
  if (unconditional.size() > 2) std::fill(unconditional.begin() + 1, unconditional.end() - 1, prompt.pad);
  return {prompt.ids, std::move(unconditional)};
}

}  // namespace core::inference
