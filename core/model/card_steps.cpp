#include "core/model/card_steps.h"

#include <ATen/ops/arange.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/zeros.h>

#include "core/base/error.h"
#include "core/kernels/row_product.h"
#include "core/model/card_numbers.h"
#include "core/model/rotary.h"

namespace core::model {

static_assert(cuda::most_rows == kernels::most_rows, "what is handed to a card is counted by the rule of the CPU");

bool CardSteps::suits(std::int64_t head_size) { return head_size <= cuda::most_head_size && head_size % 2 == 0; }

CardSteps::CardSteps(const Decoder& decoder, const DecoderConfig& config)
    : decoder_(decoder),
      config_(config),
      kernels_(*cuda::card_kernels(decoder.norm.weight.device().index())),
      steps_(nullptr, kernels_.forget_steps) {}

CardSteps::~CardSteps() = default;

at::Tensor CardSteps::step(const at::Tensor& embeddings, std::span<KvCache> caches) {
  const KvCache& cache = caches.front();
  const std::int64_t rows = embeddings.size(0);
  if (recorded_.rows != rows || !recorded_.keys.is_same(cache.whole(0).keys)) record(rows, cache);
  work_.stream.copy_(embeddings.squeeze(1));
  cuda::expect_queued(kernels_.run_step(steps_.get(), cache.length(), stream_of(embeddings)));
  return work_.hidden.clone();  // the next step writes there
}

void CardSteps::record(std::int64_t rows, const KvCache& cache) {
  const at::Tensor& weight = decoder_.norm.weight;
  const at::Tensor keys = cache.whole(0).keys;
  if (cache.rows() != rows || keys.scalar_type() != weight.scalar_type() || keys.device() != weight.device()) {
    throw Error(ErrorKind::internal, "A step's rows and its cache do not belong together.");
  }
  steps_.reset();
  recorded_ = {};
  const DecoderConfig& c = config_;
  const at::Tensor positions = at::arange(cache.capacity(), at::TensorOptions(at::kLong).device(weight.device()));
  const RotaryAngles angles = rotary_angles(positions, c.head_size, c.rope_theta);
  cosine_ = angles.cosine.contiguous();
  sine_ = angles.sine.contiguous();
  const cuda::CardDecoder description{.card = weight.device().index(),
                                      .type = card_type(weight),
                                      .rows = rows,
                                      .layers = c.layers,
                                      .width = c.width,
                                      .heads = c.heads,
                                      .key_value_heads = c.key_value_heads,
                                      .head_size = c.head_size,
                                      .inner = c.feed_forward_width,
                                      .capacity = cache.capacity(),
                                      .norm_eps = static_cast<float>(c.norm_eps),
                                      .final_norm = weight.const_data_ptr(),
                                      .cosine = cosine_.const_data_ptr<float>(),
                                      .sine = sine_.const_data_ptr<float>(),
                                      .work = make_workspace(rows)};
  cuda::RecordedSteps* made = nullptr;
  cuda::expect_queued(kernels_.record_steps(description, layers_with(cache).data(), &made));
  steps_.reset(made);
  recorded_ = {.keys = keys, .rows = rows};
}

std::vector<cuda::CardLayer> CardSteps::layers_with(const KvCache& cache) const {
  std::vector<cuda::CardLayer> layers;
  for (const DecoderLayer& layer : decoder_.layers) {
    const auto matrices = step_matrices(layer);
    const auto data = [&](std::size_t i) { return matrices[i]->const_data_ptr(); };
    const KvView seen = cache.whole(std::ssize(layers));
    layers.push_back({.query = data(0), .key = data(1), .value = data(2), .output = data(3), .gate = data(4), .up = data(5),
                      .down = data(6), .attention_norm = layer.input_layernorm.weight.const_data_ptr(),
                      .feed_forward_norm = layer.post_attention_layernorm.weight.const_data_ptr(),
                      .keys = seen.keys.mutable_data_ptr(), .values = seen.values.mutable_data_ptr()});
  }
  return layers;
}

cuda::CardWorkspace CardSteps::make_workspace(std::int64_t rows) {
  const DecoderConfig& c = config_;
  const at::TensorOptions narrow = decoder_.norm.weight.options(), wide = narrow.dtype(at::kFloat);
  const std::int64_t D = c.head_size;
  work_ = {.stream = at::empty({rows, c.width}, wide),
           .projected = at::empty({rows, (c.heads + 2 * c.key_value_heads) * D}, wide),
           .mixed = at::empty({rows, c.heads * D}, narrow),
           .inner = at::empty({rows, c.feed_forward_width}, narrow),
           .normed = at::empty({rows, c.width}, narrow),
           .squares = at::empty({rows, c.width / cuda::norm_group}, wide),
           .partial = at::empty({rows, c.heads, cuda::attention_slots, D + 2}, wide),
           .arrivals = at::zeros({rows, c.heads}, narrow.dtype(at::kInt)),
           .position = at::zeros({1}, narrow.dtype(at::kInt)),
           .hidden = at::empty({rows, c.width}, wide)};
  return {.stream = work_.stream.mutable_data_ptr<float>(),
          .projected = work_.projected.mutable_data_ptr<float>(),
          .mixed = work_.mixed.mutable_data_ptr(),
          .inner = work_.inner.mutable_data_ptr(),
          .normed = work_.normed.mutable_data_ptr(),
          .squares = work_.squares.mutable_data_ptr<float>(),
          .partial = work_.partial.mutable_data_ptr<float>(),
          .arrivals = static_cast<unsigned*>(work_.arrivals.mutable_data_ptr()),
          .position = work_.position.mutable_data_ptr<int>(),
          .hidden = work_.hidden.mutable_data_ptr<float>()};
}

}  // namespace core::model
