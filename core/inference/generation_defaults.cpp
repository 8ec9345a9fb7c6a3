#include "core/inference/generation_defaults.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/base/json_section.h"

namespace core::inference {
namespace {

using nlohmann::json;

constexpr double largest = 1e30;
constexpr std::int64_t largest_count = std::int64_t{1} << 40;
constexpr text::TokenId largest_id = text::TokenId{1} << 24;

/// Keys of transformers that do not change which tokens are likeliest: bookkeeping, caches, speed, what is handed back, and
/// those that count for sampling or for beams alone.
constexpr std::array ignored{
    "_from_model_config", "transformers_version", "use_cache", "cache_implementation", "cache_config", "max_cache_len",
    "return_legacy_cache", "output_attentions", "output_hidden_states", "output_scores", "output_logits",
    "return_dict_in_generate", "max_length", "max_time", "early_stopping", "length_penalty", "diversity_penalty",
    "renormalize_logits", "remove_invalid_values", "is_assistant", "num_assistant_tokens", "num_assistant_tokens_schedule",
    "assistant_confidence_threshold", "assistant_early_exit", "assistant_lookbehind", "target_lookbehind",
    "assistant_ensemble_weight", "speculation_type", "prompt_lookup_num_tokens", "max_matching_ngram_size", "compile_config",
    "disable_compile", "continuous_batching_config", "prefill_chunk_size", "low_memory", "token_healing", "use_mtp"};

void read_sampling(const JsonSection& file, SamplingOptions& sampling) {
  sampling.temperature = static_cast<float>(file.real("temperature", sampling.temperature, -largest, largest));
  sampling.top_k = file.integer("top_k", sampling.top_k, -largest_count, largest_count);
  sampling.top_p = static_cast<float>(file.real("top_p", sampling.top_p, -largest, largest));
}

void read_ours(const JsonSection& file, GenerationDefaults& defaults) {
  const JsonSection image = file.section("image");
  read_sampling(file, defaults.text.sampling);
  defaults.text.max_new_tokens = file.integer("max_new_tokens", defaults.text.max_new_tokens, -largest_count, largest_count);
  defaults.image.guidance = static_cast<float>(image.real("guidance", defaults.image.guidance, -largest, largest));
  read_sampling(image, defaults.image.sampling);
}

std::optional<text::TokenId> read_id(const JsonSection& file, const char* key) {
  if (!file.has(key)) return std::nullopt;
  return file.integer(key, 0, 0, largest_id);
}

/// The id of the end, or a list that holds it alone: this program stops at one token.
std::optional<text::TokenId> read_end(const JsonSection& file) {
  const char* const key = "eos_token_id";
  if (!file.has(key) || !file.value(key).is_array()) return read_id(file, key);
  const std::vector<std::int64_t> ids = file.integers(key, {}, 0, largest_id, 64);
  if (ids.size() != 1) file.refuse(key, "lists several tokens, which is not supported");
  return ids.front();
}

/// Nothing, or the value that changes no answer.
bool is_neutral(const std::string& key, const json& value) {
  if (value.is_null() || value == false || (value.is_structured() && value.empty())) return true;
  if (!value.is_number()) return false;
  constexpr std::array ones{"repetition_penalty", "encoder_repetition_penalty", "num_beams", "num_beam_groups",
                            "num_return_sequences", "typical_p"};
  return value == (std::ranges::find(ones, key) != ones.end() ? 1 : 0);
}

void read_transformers(const JsonSection& file, const json& content, GenerationDefaults& defaults) {
  defaults.image.guidance = static_cast<float>(file.real("guidance_scale", defaults.image.guidance, -largest, largest));
  defaults.text.max_new_tokens = file.integer("max_new_tokens", defaults.text.max_new_tokens, -largest_count, largest_count);
  SamplingOptions sampling;
  read_sampling(file, sampling);
  if (file.boolean("do_sample", false)) defaults.text.sampling = defaults.image.sampling = sampling;
  defaults.tokens = {.bos = read_id(file, "bos_token_id"), .eos = read_end(file), .pad = read_id(file, "pad_token_id"), .boi = {}};
  if (file.has("generation_kwargs")) {
    const JsonSection more = file.section("generation_kwargs");
    defaults.tokens.boi = read_id(more, "boi_token_id");
    more.refuse_unknown_keys();
  }
  constexpr std::array read{"guidance_scale", "max_new_tokens", "temperature",       "top_k",
                            "top_p",          "do_sample",      "bos_token_id",      "eos_token_id",
                            "pad_token_id",   "generation_kwargs"};
  for (const auto& [key, value] : content.items()) {
    const bool known = std::ranges::find(read, key) != read.end() || std::ranges::find(ignored, key) != ignored.end();
    if (!known && !is_neutral(key, value)) file.refuse(key, join("is ", value.dump(), ", which is not supported"));
  }
}

}  // namespace

GenerationDefaults read_generation_defaults(const std::filesystem::path& folder) {
  const std::filesystem::path path = folder / "generation_config.json";
  if (!path_exists(path)) return {};
  return parse_generation_defaults(read_file(path), path.string());
}

GenerationDefaults parse_generation_defaults(const std::string& text, const std::string& file_name) {
  const json content = parse_json(text, file_name);
  const JsonSection file(content, file_name);
  GenerationDefaults defaults;
  if (file.has("image")) {
    read_ours(file, defaults);
  } else {
    read_transformers(file, content, defaults);
  }
  try {
    validate(defaults.text);
    validate(defaults.image);
  } catch (const Error& error) {
    throw Error(ErrorKind::file_damaged, join("“", file_name, "” cannot be used. ", error.what()));
  }
  return defaults;
}

}  // namespace core::inference
