#pragma once

#include "core/base/json_section.h"
#include "core/model/model_config.h"

namespace core::model {

inline constexpr std::int64_t largest_width = 1 << 16;

/// Complains where `key` is there and is not `only`: what the network does is fixed.
void require(const JsonSection& section, const std::string& key, const std::string& only);

/// The same for a flag.
void require_flag(const JsonSection& section, const std::string& key, bool only);

/// The fields of a Llama configuration, which both layouts share.
DecoderConfig parse_decoder(const JsonSection& section);

/// `config.json` with `model_type: multi_modality`.
ModelConfig parse_official_config(const JsonSection& root);

/// `config.json` with `model_type: janus`. Source: transformers 5.23, JanusConfig.
ModelConfig parse_transformers_config(const JsonSection& root);

}  // namespace core::model
