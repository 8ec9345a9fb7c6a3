#include "core/model/row_decoder.h"

#include <algorithm>

#include "core/kernels/row_product.h"
#include "core/model/card_steps.h"
#include "core/model/host_steps.h"
#include "core/model/row_linear.h"

namespace core::model {

bool RowDecoder::rows_are_independent(const Decoder& decoder) {
  const at::ScalarType dtype = decoder.embed_tokens.weight.scalar_type();
  return std::ranges::all_of(decoder.layers, [&](const DecoderLayer& layer) {
    return std::ranges::all_of(step_matrices(layer), [&](const at::Tensor* weight) {
      return suits_row_kernels(*weight) && weight->scalar_type() == dtype;
    });
  });
}

RowDecoder::RowDecoder(const Decoder& decoder, const DecoderConfig& config) : decoder_(decoder) {
  if (!rows_are_independent(decoder)) return;
  if (decoder.embed_tokens.weight.is_cpu()) {
    steps_ = std::make_unique<HostSteps>(decoder, config);
  } else if (CardSteps::suits(config)) {
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
