#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace core {

/// SHA-256 of bytes that come in pieces. Source: FIPS 180-4.
class Sha256 {
 public:
  void add(std::span<const std::byte> bytes);
  /// The hash of all that was added, in 64 hexadecimal digits. The object is spent.
  [[nodiscard]] std::string finish();

 private:
  static constexpr std::size_t block_bytes = 64;

  void mix(const std::byte* block);

  /// The fractional parts of the square roots of the first eight primes.
  std::array<std::uint32_t, 8> state_{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                      0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::array<std::byte, block_bytes> open_{};  ///< the block that is not full yet
  std::uint64_t bytes_ = 0;
};

}  // namespace core
