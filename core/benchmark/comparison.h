#pragma once

#include <vector>

#include "core/benchmark/benchmark.h"

namespace core::benchmark {

/// Each figure from the report that is better at it; what is no figure is from the first. `types`: at least one.
PeerReport best_of(std::vector<BenchmarkReport> types);

/// How many times faster `ours` is at each stage that both have, and how many times less memory it needs. Loading is not
/// compared: one side may map a file where the other fills a shape.
ByKey<double> ratios(const BenchmarkReport& ours, const BenchmarkReport& peer);

}  // namespace core::benchmark
