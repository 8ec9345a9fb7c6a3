#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/kernels/row_product.h"
#include "core/kernels/thread_team.h"
#include "core/model/decoder.h"
#include "core/model/row_steps.h"

namespace core::model {

/// Steps on the CPU: loops of our own over the weights where they lie.
class HostSteps final : public RowSteps {
 public:
  /// `decoder` suits the loops (see RowDecoder) and must keep its weights while this lives.
  HostSteps(const Decoder& decoder, const DecoderConfig& config);

  [[nodiscard]] bool takes_several_caches() const override { return true; }
  [[nodiscard]] at::Tensor step(const at::Tensor& embeddings, std::span<KvCache> caches) override;

 private:
  /// A layer as the loops read it.
  struct Layer {
    const void* query;
    const void* key;
    const void* value;
    const void* output;
    const void* gate;
    const void* up;
    const void* down;
    std::vector<float> attention_norm;
    std::vector<float> feed_forward_norm;
  };
  /// What one step works in, [rows, …] each.
  struct Workspace {
    std::vector<float> stream, normed, query, key, value, mixed, branch, gate, up;
    void resize(const DecoderConfig& config, std::int64_t rows);
  };

  /// angles: one for each cache.
  void attend(std::size_t index, std::span<KvCache> caches, const std::vector<RotaryAngles>& angles, std::int64_t rows);
  /// The rows of one cache, which begin with `first` of the step.
  void attend_in(const KvView& layer, const KvCache& cache, const RotaryAngles& angles, std::int64_t first);
  void feed_forward(const Layer& layer, std::int64_t rows);
  void normalize(const std::vector<float>& weight, std::int64_t rows, float* to);
  void multiply(const float* input, std::int64_t columns, std::int64_t rows, std::initializer_list<kernels::Product> products);
  void add_branch(std::int64_t rows);

  DecoderConfig config_;
  kernels::NumberType type_ = kernels::NumberType::fp32;
  std::vector<Layer> layers_;
  std::vector<float> final_norm_;
  std::shared_ptr<kernels::ThreadTeam> team_;
  Workspace work_;
};

}  // namespace core::model
