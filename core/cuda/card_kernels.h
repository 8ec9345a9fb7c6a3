#pragma once

#include <cstdint>

/// What libbifrons_cuda offers: products and steps of a few rows on an NVIDIA card. Plain structs and functions, so that the
/// library is built by another compiler, without torch, and is looked for when the program runs. All pointers are to memory
/// of the card whose number is given, unless it says otherwise; `stream` is a cudaStream_t of it. Functions queue
/// their work and return; they return null, or a sentence fragment that says what failed, valid until the next call.
namespace core::cuda {

inline constexpr std::int64_t most_rows = 16;
inline constexpr std::int64_t most_head_size = 256;  ///< and heads are even
/// Neighbours in a row whose squares are added up before a norm.
inline constexpr std::int64_t norm_group = 16;

/// The type of weights and caches. Sums are float32.
enum class CardType : int { fp32, bf16, fp16 };

/// x Wᵀ + b.
struct CardProduct {
  int card = 0;
  CardType type = CardType::bf16;
  const void* weight = nullptr;  ///< [outputs, columns]
  const void* bias = nullptr;    ///< [outputs] in the same type, or null
  std::int64_t outputs = 0;
  std::int64_t columns = 0;
  std::int64_t rows = 0;         ///< at most most_rows
  const void* input = nullptr;   ///< [rows, columns] in the same type
  float* output = nullptr;       ///< [rows, outputs]
};

/// A layer of the decoder, and its part of the KV cache.
struct CardLayer {
  const void* query = nullptr;              ///< [heads · D, width]
  const void* key = nullptr;                ///< [key_value_heads · D, width]
  const void* value = nullptr;              ///< [key_value_heads · D, width]
  const void* output = nullptr;             ///< [width, heads · D]
  const void* gate = nullptr;               ///< [inner, width]
  const void* up = nullptr;                 ///< [inner, width]
  const void* down = nullptr;               ///< [width, inner]
  const void* attention_norm = nullptr;     ///< [width]
  const void* feed_forward_norm = nullptr;  ///< [width]
  void* keys = nullptr;                     ///< [rows, key_value_heads, capacity, D]
  void* values = nullptr;                   ///< the same
};

/// What a step works in, and what it returns.
struct CardWorkspace {
  float* stream = nullptr;      ///< [rows, width]: the embeddings before a step, spent behind it
  float* projected = nullptr;   ///< [rows, (heads + 2 · key_value_heads) · D]
  void* mixed = nullptr;        ///< [rows, heads · D] in the type of the weights
  void* inner = nullptr;        ///< [rows, inner] in the type of the weights
  void* normed = nullptr;       ///< [rows, width] in the type of the weights
  float* squares = nullptr;     ///< [rows, width / norm_group], rounded down
  float* partial = nullptr;     ///< [rows, heads, attention_slots, D + 2]
  unsigned* arrivals = nullptr; ///< [rows, heads], zero before the first step
  int* position = nullptr;      ///< one number
  float* hidden = nullptr;      ///< [rows, width]: the result
};

/// Blocks that share the positions of one head; each takes every so many of them.
inline constexpr std::int64_t attention_slots = 32;

/// The decoder as a step reads it.
struct CardDecoder {
  int card = 0;
  CardType type = CardType::bf16;
  std::int64_t rows = 0;
  std::int64_t layers = 0;
  std::int64_t width = 0;
  std::int64_t heads = 0;
  std::int64_t key_value_heads = 0;
  std::int64_t head_size = 0;  ///< D, even and at most most_head_size
  std::int64_t inner = 0;
  std::int64_t capacity = 0;   ///< positions of the cache
  float norm_eps = 0;
  const void* final_norm = nullptr;  ///< [width]
  const float* cosine = nullptr;     ///< [capacity, D / 2]
  const float* sine = nullptr;       ///< [capacity, D / 2]
  CardWorkspace work;
};

/// What a block of a group norm can take: 16 bytes of channels for each of its threads.
inline constexpr std::int64_t most_norm_vectors = 256;
/// Blocks that share a picture.
inline constexpr std::int64_t most_norm_blocks = 256;

/// (x − mean) / sqrt(variance + eps) · w + b, mean and variance of all positions and the neighbouring channels of a group.
struct CardGroupNorm {
  int card = 0;
  CardType type = CardType::bf16;
  std::int64_t pictures = 0;
  std::int64_t positions = 0;    ///< of a picture
  std::int64_t channels = 0;     ///< a multiple of 16 bytes, at most most_norm_vectors of them
  std::int64_t groups = 0;       ///< a divisor of the channels
  float eps = 0;
  bool silu = false;             ///< of the result
  const void* weight = nullptr;  ///< [channels]
  const void* bias = nullptr;    ///< [channels]
  const void* input = nullptr;   ///< [pictures, positions, channels], from a multiple of 16 bytes
  void* output = nullptr;        ///< the same
  float* work = nullptr;         ///< norm_work_numbers
};

/// What a group norm works in.
[[nodiscard]] constexpr std::int64_t norm_work_numbers(std::int64_t pictures, std::int64_t channels, std::int64_t groups) {
  return 2 * pictures * (groups * most_norm_blocks + channels);
}

/// The kernels of one step, recorded as a graph.
struct RecordedSteps;

/// What the library gives out. A row's numbers depend neither on the other rows nor on how many there are.
struct CardKernels {
  /// Null where the kernels run on a card.
  const char* (*check_card)(int card) = nullptr;
  const char* (*multiply_rows)(const CardProduct& product, void* stream) = nullptr;
  /// layers: in ordinary memory, copied; what they point to must outlive the steps. Writes the new steps to `made`.
  const char* (*record_steps)(const CardDecoder& decoder, const CardLayer* layers, RecordedSteps** made) = nullptr;
  /// One position for each row, written to the cache at `position`, which is less than the capacity.
  const char* (*run_step)(RecordedSteps* steps, std::int64_t position, void* stream) = nullptr;
  void (*forget_steps)(RecordedSteps* steps) = nullptr;
  const char* (*normalize_groups)(const CardGroupNorm& norm, void* stream) = nullptr;
};

/// Rises by 10,000 when a meaning changes; other layouts show in the rest.
inline constexpr int interface_version =
    20'000 + static_cast<int>(sizeof(CardProduct) + sizeof(CardLayer) + sizeof(CardDecoder) + sizeof(CardGroupNorm));

/// The name and the type of the function that libbifrons_cuda exports. It returns null for another version of the interface.
inline constexpr const char* entry_name = "bifrons_card_kernels";
using Entry = const CardKernels* (*)(int version);

}  // namespace core::cuda
