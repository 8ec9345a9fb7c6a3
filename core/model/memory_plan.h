#pragma once

#include <c10/core/ScalarType.h>

#include <cstdint>

#include "core/checkpoint/weight_source.h"
#include "core/model/model_config.h"

namespace core::model {

/// What the headers of a checkpoint say about a model's tensors. Nothing of them is read.
struct StoredWeights {
  std::int64_t parameters = 0;         ///< numbers of the whole model
  std::int64_t read_by_inference = 0;  ///< of those, the numbers that inference reads and loading brings into memory
  std::int64_t file_bytes = 0;         ///< of all tensors in the files, needed or not
  std::int64_t files = 1;
  c10::ScalarType dtype = c10::kFloat;  ///< of most numbers
};

/// What a model of this configuration would store in one type.
StoredWeights imagined_weights(const ModelConfig& config, c10::ScalarType dtype);
/// Throws Error(file_damaged) when the tensors do not fit the configuration, as loading would.
StoredWeights stored_weights(const ModelConfig& config, const checkpoint::WeightSource& source);

/// How a model is to be held and used, as far as its memory depends on it.
struct MemoryUse {
  std::int64_t element_bytes = 4;     ///< of the type of the weights, which is the type of the cache, too
  std::int64_t compute_bytes = 4;     ///< of the type in which products are computed
  std::int64_t pictures = 1;          ///< drawn at once, each with guidance: two rows
  std::int64_t drawing_prompt = 256;  ///< positions of a drawing's prompt
  std::int64_t chunk = 256;             ///< positions of a prompt that are read at once
  std::int64_t context = 4096;        ///< positions of a conversation
};

/// Memory that a model takes, in bytes. Working memory is what the largest tensors take that live at one time.
struct MemoryPlan {
  std::int64_t weights = 0;
  std::int64_t chat_cache = 0;     ///< keys and values of a conversation that fills the context
  std::int64_t drawing_cache = 0;  ///< keys and values of all rows that are drawn at once
  std::int64_t code_table = 0;     ///< what the decoder gets for every code, made before the first drawing
  std::int64_t looking = 0;        ///< working memory of the vision encoder
  std::int64_t reading = 0;        ///< … of a piece of a prompt in the decoder
  std::int64_t drawing = 0;        ///< … of the first drawing, which makes the table
  std::int64_t painting = 0;       ///< … of the picture decoder

  [[nodiscard]] std::int64_t cache() const { return chat_cache + drawing_cache; }
  /// The largest of the stages: one runs at a time.
  [[nodiscard]] std::int64_t working() const;
  [[nodiscard]] std::int64_t total() const { return weights + cache() + code_table + working(); }
};

/// `numbers`: of the parameters that inference reads.
MemoryPlan plan_memory(const ModelConfig& config, std::int64_t numbers, const MemoryUse& use);

}  // namespace core::model
