#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/cuda/card_library.h"
#include "core/model/decoder.h"
#include "core/model/row_steps.h"

namespace core::model {

/// Steps on an NVIDIA card: the kernels of core/cuda, recorded once for a cache and played for each position.
class CardSteps final : public RowSteps {
 public:
  /// Whether the kernels can compute heads of this size.
  [[nodiscard]] static bool suits(std::int64_t head_size);

  /// `decoder` lies on one card, suits its kernels (see RowDecoder) and must keep its weights while this lives.
  CardSteps(const Decoder& decoder, const DecoderConfig& config);
  ~CardSteps() override;

  [[nodiscard]] bool takes_several_caches() const override { return false; }
  [[nodiscard]] at::Tensor step(const at::Tensor& embeddings, std::span<KvCache> caches) override;

 private:
  /// What the recorded kernels work in, on the card.
  struct Workspace {
    at::Tensor stream, projected, mixed, inner, normed, squares, partial, arrivals, position, hidden;
  };
  /// The cache for which the kernels were recorded.
  struct Recorded {
    at::Tensor keys;  ///< of the first layer: held, so that no other cache can come to lie there
    std::int64_t rows = 0;
  };

  void record(std::int64_t rows, const KvCache& cache);
  [[nodiscard]] std::vector<cuda::CardLayer> layers_with(const KvCache& cache) const;
  [[nodiscard]] cuda::CardWorkspace make_workspace(std::int64_t rows);

  const Decoder& decoder_;
  DecoderConfig config_;
  const cuda::CardKernels& kernels_;
  Workspace work_;
  at::Tensor cosine_, sine_;  ///< [capacity, D / 2]
  Recorded recorded_;
  std::unique_ptr<cuda::RecordedSteps, void (*)(cuda::RecordedSteps*)> steps_;
};

}  // namespace core::model
