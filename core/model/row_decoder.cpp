#include "core/model/row_decoder.h"

#include <ATen/ops/cat.h>

#include <algorithm>

#include "core/base/error.h"
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

RowDecoder::RowDecoder(const Decoder& decoder, const DecoderConfig& config) : decoder_(decoder), config_(config) {
  if (rows_are_independent(decoder)) steps_.push_back(make_steps());
}

std::unique_ptr<RowSteps> RowDecoder::make_steps() const {
  if (decoder_.embed_tokens.weight.is_cpu()) return std::make_unique<HostSteps>(decoder_, config_);
  return std::make_unique<CardSteps>(decoder_, config_);
}

at::Tensor RowDecoder::step(const at::Tensor& embeddings, std::span<KvCache> caches) {
  std::int64_t expected = 0;
  for (const KvCache& cache : caches) {
    cache.expect_room(1);
    expected += cache.rows();
  }
  if (expected != embeddings.size(0)) {
    throw Error(ErrorKind::internal, join("A step of ", embeddings.size(0), " rows has caches for ", expected, "."));
  }
  const bool has_steps = !steps_.empty() && embeddings.size(0) <= kernels::most_rows;
  if (has_steps && (caches.size() == 1 || steps_.front()->takes_several_caches())) {
    at::Tensor hidden = steps_.front()->step(embeddings, caches);
    for (KvCache& cache : caches) cache.commit(1);
    return hidden;
  }
  std::vector<at::Tensor> parts;
  std::int64_t first = 0;
  for (std::size_t i = 0; i < caches.size(); ++i) {
    const at::Tensor part = embeddings.narrow(0, first, caches[i].rows());
    parts.push_back(has_steps ? step_in(i, part, caches.subspan(i, 1)) : decoder_.step(part, caches[i]).select(1, 0));
    first += caches[i].rows();
  }
  return parts.size() == 1 ? parts.front() : at::cat(parts);
}

at::Tensor RowDecoder::step_in(std::size_t number, const at::Tensor& embeddings, std::span<KvCache> cache) {
  while (steps_.size() <= number) steps_.push_back(make_steps());
  at::Tensor hidden = steps_[number]->step(embeddings, cache);
  cache.front().commit(1);
  return hidden;
}

}  // namespace core::model
