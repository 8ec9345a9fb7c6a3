#include "core/model/row_decoder.h"

#include <algorithm>

#include "core/kernels/row_product.h"
#include "core/model/card_steps.h"
#include "core/model/host_steps.h"
#include "core/model/row_linear.h"

namespace core::model {

bool RowDecoder::has_kernels(c10::Device device, std::int64_t head_size) {
  return device.is_cpu() || (device.is_cuda() && CardSteps::suits(head_size) && cuda::card_kernels(device.index()) != nullptr);
}

bool RowDecoder::rows_are_independent(const Decoder& decoder) {
  const at::Tensor& first = decoder.embed_tokens.weight;
  const auto suits = [&](const at::Tensor& weight) { return suits_row_kernels(weight) && weight.scalar_type() == first.scalar_type(); };
  return has_kernels(first.device(), decoder.layers.front().self_attn.head_size) && suits(decoder.norm.weight) &&
         std::ranges::all_of(decoder.layers, [&](const DecoderLayer& layer) {
           return suits(layer.input_layernorm.weight) && suits(layer.post_attention_layernorm.weight) &&
                  std::ranges::all_of(step_matrices(layer), [&](const at::Tensor* weight) { return suits(*weight); });
         });
}

RowDecoder::RowDecoder(const Decoder& decoder, const DecoderConfig& config) : decoder_(decoder) {
  if (!rows_are_independent(decoder)) return;
  if (decoder.embed_tokens.weight.is_cpu()) {
    steps_ = std::make_unique<HostSteps>(decoder, config);
  } else {
    steps_ = std::make_unique<CardSteps>(decoder, config);
  }
}

at::Tensor RowDecoder::step(const at::Tensor& embeddings, KvCache& cache) {
  if (steps_ == nullptr || embeddings.size(0) > kernels::most_rows) return decoder_.step(embeddings, cache).select(1, 0);
  cache.expect_room(1);
  at::Tensor hidden = steps_->step(embeddings, cache);
  cache.commit(1);
  return hidden;
}

}  // namespace core::model
