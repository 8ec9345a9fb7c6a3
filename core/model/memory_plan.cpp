#include "core/model/memory_plan.h"

#include <c10/util/accumulate.h>

#include <algorithm>
#include <map>

#include "core/model/model_loader.h"

namespace core::model {
namespace {

constexpr std::int64_t float_bytes = 4;
constexpr std::int64_t rows_per_picture = 2;   // with the words of the prompt, and without

std::int64_t key_value_width(const DecoderConfig& c) { return c.key_value_heads * c.head_size; }

std::int64_t cache_bytes(const DecoderConfig& c, std::int64_t rows, std::int64_t positions, std::int64_t element_bytes) {
  return rows * positions * c.layers * 2 * key_value_width(c) * element_bytes;
}

/// A block of the vision encoder, in float32: in attention the stream, its norm, the fused projection in two types, and
/// what is mixed; in the feed-forward part two wide tensors and four narrow ones.
std::int64_t looking_bytes(const ModelConfig& config) {
  const VisionConfig& c = config.vision;
  const std::int64_t attention = 10 * c.width, feed_forward = 4 * c.width + 2 * c.mlp_width;
  const std::int64_t pixels = 3 * c.image_size * c.image_size;
  return (c.patches() * std::max({attention, feed_forward, 4 * config.decoder.width}) + pixels) * float_bytes;
}

/// A layer of the decoder for `rows` × `positions` that are read at once: its stream, norm and projections in float32, or
/// gate, its activation, up and their product; and keys and values of everything before, widened where they are kept
/// narrower.
std::int64_t reading_bytes(const DecoderConfig& c, std::int64_t rows, std::int64_t positions, std::int64_t before,
                           std::int64_t element_bytes) {
  const std::int64_t attention = 3 * c.width + 3 * c.heads * c.head_size + 4 * key_value_width(c);
  const std::int64_t feed_forward = 4 * c.width + 4 * c.feed_forward_width;
  const std::int64_t widened = element_bytes < float_bytes ? 2 * before * key_value_width(c) : 0;
  return rows * (positions * std::max(attention, feed_forward) + widened) * float_bytes;
}

/// The aligner over all codes at once: three results in the type of its products and one in float32.
std::int64_t drawing_bytes(const ModelConfig& config, std::int64_t compute_bytes) {
  return config.vq.codes * config.decoder.width * (3 * compute_bytes + float_bytes);
}

/// The picture decoder: at each resolution a residual block holds its input with two tensors made of it, or with three of
/// its output's width; growing holds the small picture, the large one, and its convolution.
std::int64_t painting_bytes(const VqConfig& c, std::int64_t compute_bytes) {
  std::int64_t most = 0, in = c.base_channels * c.multipliers.back(), side = c.grid();
  for (std::size_t level = c.multipliers.size(); level-- > 0;) {
    const std::int64_t out = c.base_channels * c.multipliers[level];
    most = std::max(most, std::max(3 * in, in + 3 * out) * side * side);
    if (level > 0) {
      most = std::max(most, out * side * side * (1 + 4 + 4));
      side *= 2;
    }
    in = out;
  }
  return most * compute_bytes;
}

}  // namespace

std::int64_t MemoryPlan::working() const { return std::max({looking, reading, drawing, painting}); }

StoredWeights imagined_weights(const ModelConfig& config, c10::ScalarType dtype) {
  MultimodalModel model(config);
  StoredWeights stored{.dtype = dtype};
  for (const checkpoint::WeightSlot& slot : weight_slots(model)) {
    const std::int64_t numbers = c10::multiply_integers(slot.shape);
    stored.parameters += numbers;
    if (!is_training_only(slot.name)) stored.read_by_inference += numbers;
  }
  stored.file_bytes = stored.parameters * static_cast<std::int64_t>(c10::elementSize(dtype));
  return stored;
}

StoredWeights stored_weights(const ModelConfig& config, const checkpoint::WeightSource& source) {
  MultimodalModel model(config);
  check_weights(model, source);
  StoredWeights stored = imagined_weights(config, c10::kFloat);
  stored.file_bytes = 0;
  std::map<c10::ScalarType, std::int64_t> numbers_of;
  for (const std::string& name : source.names()) {
    const checkpoint::TensorInfo info = *source.find(name);
    const std::int64_t numbers = c10::multiply_integers(info.shape);
    numbers_of[info.dtype] += numbers;
    stored.file_bytes += numbers * static_cast<std::int64_t>(c10::elementSize(info.dtype));
    if (const auto place = source.stored(name)) stored.files = static_cast<std::int64_t>(place->shards);
  }
  std::int64_t most = 0;
  for (const auto& [dtype, numbers] : numbers_of) {
    if (numbers > most) stored.dtype = dtype;
    most = std::max(most, numbers);
  }
  return stored;
}

MemoryPlan plan_memory(const ModelConfig& config, std::int64_t numbers, const MemoryUse& use) {
  const DecoderConfig& decoder = config.decoder;
  const std::int64_t rows = rows_per_picture * use.pictures, drawn = use.drawing_prompt + config.vq.tokens();
  const auto reading = [&](std::int64_t of_rows, std::int64_t positions, std::int64_t before) {
    return reading_bytes(decoder, of_rows, std::min(positions, use.chunk), before, use.element_bytes);
  };
  return {.weights = numbers * use.element_bytes,
          .chat_cache = cache_bytes(decoder, 1, use.context, use.element_bytes),
          .drawing_cache = cache_bytes(decoder, rows, drawn, use.element_bytes),
          .code_table = config.vq.codes * decoder.width * use.element_bytes,
          .looking = looking_bytes(config),
          .reading = std::max(reading(1, use.context, use.context), reading(rows, use.drawing_prompt, drawn)),
          .drawing = drawing_bytes(config, use.compute_bytes),
          .painting = painting_bytes(config.vq, use.compute_bytes)};
}

}  // namespace core::model
