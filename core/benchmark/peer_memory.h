#pragma once

#include <string>
#include <vector>

#include "core/engine/load_preparation.h"

namespace core::benchmark {

struct PeerTypes {
  std::vector<engine::Precision> fitting;  ///< bf16 and fp32, or bf16 alone
  std::string left_out;                    ///< why not all; empty when all fit
};

/// The types in which a peer can hold the model that `prepared` describes, all of them and ours in memory at one time.
/// Throws Error(out_of_memory) when none fits.
PeerTypes peer_types(const std::string& peer, const engine::LoadPreparation& prepared);

}  // namespace core::benchmark
