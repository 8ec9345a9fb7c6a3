#pragma once

#include <string>
#include <string_view>

#include "core/blocks/language.h"

namespace core::blocks {

/// The prompt as a line of GenEval's kind, one JSON object with "tag", "include", "prompt" and "kept_out". An entry of
/// "include" has "class", "count" and, where named, "color", "size" and "position"; the position lies on the object
/// that is somewhere relative to entry 0, as in GenEval; "background" stands beside "include".
std::string prompt_line(const Prompt& prompt);

/// Reads such a line back: read_prompt_line(prompt_line(p)) is p. Other keys are ignored.
/// Throws Error(invalid_request) when the line is no such object or names a thing that is not of this world.
Prompt read_prompt_line(std::string_view line);

}  // namespace core::blocks
