#pragma once

#include <array>
#include <cstdint>
#include <numeric>
#include <span>

namespace core {

/// Philox-4x32-10: a pure function from (counter, key) to 128 random bits.
/// Source: Salmon et al., "Parallel random numbers: as easy as 1, 2, 3" (SC 2011).
constexpr std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key) {
  for (int round = 0; round < 10; ++round) {
    const std::uint64_t a = 0xD2511F53ULL * counter[0];
    const std::uint64_t b = 0xCD9E8D57ULL * counter[2];
    counter = {static_cast<std::uint32_t>(b >> 32U) ^ counter[1] ^ key[0], static_cast<std::uint32_t>(b),
               static_cast<std::uint32_t>(a >> 32U) ^ counter[3] ^ key[1], static_cast<std::uint32_t>(a)};
    key = {key[0] + 0x9E3779B9U, key[1] + 0xBB67AE85U};
  }
  return counter;
}

/// A stream of random numbers that depends on nothing but (seed, stream): equal on every machine and with every
/// standard library. Streams of one seed are independent, so item i of a data set can be made without its predecessors.
class Random {
 public:
  explicit constexpr Random(std::uint64_t seed, std::uint64_t stream = 0)
      : key_{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32U)}, stream_(stream) {}

  constexpr std::uint32_t bits() {
    if (used_ == 4) {
      block_ = philox({static_cast<std::uint32_t>(position_), static_cast<std::uint32_t>(position_ >> 32U),
                       static_cast<std::uint32_t>(stream_), static_cast<std::uint32_t>(stream_ >> 32U)}, key_);
      ++position_;
      used_ = 0;
    }
    return block_[used_++];
  }
  /// In [0, 1), 24 bits.
  constexpr double uniform() { return static_cast<double>(bits() >> 8U) * 0x1p-24; }
  constexpr double uniform(double low, double high) { return low + (high - low) * uniform(); }
  /// In [0, count); count > 0.
  constexpr int below(int count) {
    return static_cast<int>((static_cast<std::uint64_t>(bits()) * static_cast<std::uint64_t>(count)) >> 32U);
  }
  constexpr bool chance(double probability) { return uniform() < probability; }
  /// An index, each as often as its share of the sum; no share is negative and one is above 0.
  constexpr std::size_t pick(std::span<const double> shares) {
    double rest = uniform() * std::accumulate(shares.begin(), shares.end(), 0.0);
    std::size_t last = 0;  // the sum may be rounded up: then it is the last that can be drawn
    for (std::size_t i = 0; i < shares.size(); ++i) {
      if (shares[i] <= 0) continue;
      last = i;
      if (rest < shares[i]) break;
      rest -= shares[i];
    }
    return last;
  }

 private:
  std::array<std::uint32_t, 2> key_;
  std::uint64_t stream_;
  std::uint64_t position_ = 0;
  std::array<std::uint32_t, 4> block_{};
  std::size_t used_ = 4;
};

}  // namespace core
