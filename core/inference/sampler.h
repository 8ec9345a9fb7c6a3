#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/inference/generation_options.h"

namespace core::inference {

/// Gumbel noise of token v at a position of a stream: a pure function of its arguments. Philox-4x32 keyed by the seed, at
/// the counter (v / 4, position, low and high half of the stream), lane v mod 4, gives 32 bits b; u = (b + ½) / 2³²;
/// the noise is −ln(−ln u).
double gumbel_noise(std::uint64_t seed, std::uint64_t stream, std::uint32_t position, std::uint32_t v);

/// Draws the tokens of one stream: text is stream 0, picture i of a request is stream i. What is drawn depends on the
/// logits, the seed, the stream and the position alone, not on what was drawn before.
class Sampler {
 public:
  Sampler(const SamplingOptions& options, std::uint64_t stream) : options_(options), stream_(stream) {}

  /// Makes the random bits for a draw among `count` tokens beforehand: work for while a card computes the logits. Changes
  /// nothing of what is drawn.
  void prepare(std::int64_t position, std::int64_t count);

  /// token = argmax over v of (rules(logits)_v + noise_v); where `is_greedy` the likeliest token, the lowest index among
  /// equals. The rules change `logits` in place. position: number of the token in its answer or picture, from 0.
  /// Throws Error(internal) when a logit is not a number, or when the largest is not finite.
  [[nodiscard]] std::int64_t draw(std::span<float> logits, std::int64_t position) const;

 private:
  using Bits = std::array<std::uint32_t, 4>;

  /// Of the tokens 4 · block to 4 · block + 3.
  [[nodiscard]] Bits bits(std::int64_t position, std::size_t block) const;

  SamplingOptions options_;
  std::uint64_t stream_;
  std::int64_t prepared_position_ = -1;
  std::vector<Bits> prepared_;
};

}  // namespace core::inference
