#include "core/benchmark/peer_memory.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/base/size_text.h"

namespace core::benchmark {
namespace {

/// What a peer takes beside its weights: Python with its libraries, and the caches and working memory of the stages.
constexpr std::int64_t beside_weights = std::int64_t{1} << 30;

/// Weights and working memory; the stages fill no context.
std::int64_t our_need(const engine::LoadPreparation& prepared) {
  const auto need = std::ranges::find(prepared.needs, prepared.precision, &engine::MemoryNeed::precision);
  return need->weights + need->working;
}

}  // namespace

PeerTypes peer_types(const std::string& peer, const engine::LoadPreparation& prepared) {
  const engine::ModelInfo& info = prepared.info;
  const bool is_known = info.device_memory_bytes > 0;
  std::int64_t left = prepared.free_bytes - our_need(prepared);
  PeerTypes types;
  for (const auto& [type, bytes] : {std::pair(engine::Precision::bf16, 2), std::pair(engine::Precision::fp32, 4)}) {
    const std::int64_t need = info.parameters * bytes + beside_weights;
    if (is_known && need > left) {
      types.left_out =
          join("The peer ", peer, " in ", engine::precision_name(type), " needs ", size_text(need), " of memory, but beside “",
               info.name, "” only ", size_text(std::max<std::int64_t>(0, left)), " would be free.");
      if (types.fitting.empty()) {
        throw Error(ErrorKind::out_of_memory, types.left_out + " Close other programs, or measure without a peer.");
      }
      break;
    }
    left -= need;
    types.fitting.push_back(type);
  }
  return types;
}

}  // namespace core::benchmark
