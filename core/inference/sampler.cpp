#include "core/inference/sampler.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>

#include "core/base/error.h"
#include "core/base/random.h"
#include "core/inference/logits_rules.h"

namespace core::inference {
namespace {

std::array<std::uint32_t, 4> noise_bits(std::uint64_t seed, std::uint64_t stream, std::uint32_t position, std::uint32_t block) {
  return philox({block, position, static_cast<std::uint32_t>(stream), static_cast<std::uint32_t>(stream >> 32U)},
                {static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32U)});
}

double noise_of(std::uint32_t bits) { return -std::log(-std::log((static_cast<double>(bits) + 0.5) * 0x1p-32)); }

/// What no noise of these bits exceeds, and hardly more than ln 2 above it: with n = 2³² − bits − ½ the noise is at most
/// −ln(n / 2³²), and n has no more leading zeros than the bits' complement.
double noise_bound(std::uint32_t bits) { return 0.6932 * (1 + std::countl_zero(~bits)); }

constexpr double highest_noise = 22.9;  ///< that of 32 set bits

[[noreturn]] void throw_no_number() {
  throw Error(ErrorKind::internal, "The model's output is not a number. Its weights may be damaged.");
}

/// A whole number that is larger where the float32 is, and the same for both zeros; not for what is not a number. Whole
/// numbers, because the largest of many is then found a vector at a time.
std::int32_t rank_of(float logit) {
  const auto bits = std::bit_cast<std::int32_t>(logit + 0.0F);  // −0 becomes 0
  return bits ^ ((bits >> 31) & std::numeric_limits<std::int32_t>::max());
}

bool has_nan(std::span<const float> logits) {
  constexpr std::uint32_t magnitude = 0x7fffffff, infinity = 0x7f800000;
  std::uint32_t found = 0;
  for (const float logit : logits) found |= (std::bit_cast<std::uint32_t>(logit) & magnitude) > infinity ? 1U : 0U;
  return found != 0;
}

/// The first of the largest, none of which is not a number.
std::size_t likeliest(std::span<const float> logits) {
  constexpr std::size_t block = 1024;
  std::size_t best_block = 0;
  std::int32_t highest = std::numeric_limits<std::int32_t>::min();
  for (std::size_t first = 0; first < logits.size(); first += block) {
    std::int32_t in_block = std::numeric_limits<std::int32_t>::min();
    for (const float logit : logits.subspan(first, std::min(block, logits.size() - first))) in_block = std::max(in_block, rank_of(logit));
    if (in_block <= highest) continue;
    highest = in_block;
    best_block = first;
  }
  const auto found = std::find_if(logits.begin() + static_cast<std::ptrdiff_t>(best_block), logits.end(),
                                  [&](float logit) { return rank_of(logit) == highest; });
  if (found == logits.end() || !std::isfinite(*found)) throw_no_number();
  return static_cast<std::size_t>(found - logits.begin());
}

}  // namespace

double gumbel_noise(std::uint64_t seed, std::uint64_t stream, std::uint32_t position, std::uint32_t v) {
  return noise_of(noise_bits(seed, stream, position, v / 4)[v % 4]);
}

Sampler::Bits Sampler::bits(std::int64_t position, std::size_t block) const {
  if (position == prepared_position_ && block < prepared_.size()) return prepared_[block];
  return noise_bits(options_.seed, stream_, static_cast<std::uint32_t>(position), static_cast<std::uint32_t>(block));
}

void Sampler::prepare(std::int64_t position, std::int64_t count) {
  if (is_greedy(options_)) return;
  prepared_.clear();
  const std::size_t blocks = (static_cast<std::size_t>(count) + 3) / 4;
  while (prepared_.size() < blocks) prepared_.push_back(bits(position, prepared_.size()));
  prepared_position_ = position;
}

std::int64_t Sampler::draw(std::span<float> logits, std::int64_t position) const {
  // Before the rules: one such logit gives every other one a wrong rank.
  if (has_nan(logits)) throw_no_number();
  if (is_greedy(options_)) return static_cast<std::int64_t>(likeliest(logits));
  apply_sampling_rules(logits, options_);

  // The likeliest token sets a score to beat; the logarithms are then taken only for those that can beat it.
  std::size_t best = likeliest(logits);
  double best_score = logits[best] + noise_of(bits(position, best / 4)[best % 4]);
  for (std::size_t first = 0; first < logits.size(); first += 4) {
    const std::span<const float> block = logits.subspan(first, std::min<std::size_t>(4, logits.size() - first));
    const float likeliest_here = std::ranges::max(block);
    if (likeliest_here + highest_noise < best_score) continue;
    const Bits here = bits(position, first / 4);
    if (likeliest_here + noise_bound(std::ranges::max(here)) < best_score) continue;
    for (std::size_t lane = 0; lane < block.size(); ++lane) {
      if (block[lane] + noise_bound(here[lane]) < best_score) continue;
      const double score = block[lane] + noise_of(here[lane]);
      if (score > best_score || (score == best_score && first + lane < best)) {
        best = first + lane;
        best_score = score;
      }
    }
  }
  return static_cast<std::int64_t>(best);
}

}  // namespace core::inference
