#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "core/benchmark/benchmark.h"

namespace app::cli {

/// The figures of our side; with a peer also "peer", which has the same keys and more about where its figures are from,
/// and "ratio", how many times better ours are.
nlohmann::ordered_json benchmark_json(const core::benchmark::BenchmarkResult& result);

/// The same for people: a line for each figure, with a column for each side.
std::string benchmark_table(const core::benchmark::BenchmarkResult& result);

}  // namespace app::cli
