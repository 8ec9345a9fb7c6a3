#pragma once

#include <cstdint>
#include <stop_token>
#include <vector>

#include "core/blocks/language.h"
#include "core/blocks/scene.h"

/// What the model is measured on: scenes, questions and prompts that no training run sees. Their random streams are
/// apart from every stream below 2⁶², so that a training run with the same seed has other scenes; kept-out pairs
/// appear.
namespace core::blocks {

/// Scene number `index` of a seed; depends on nothing else. Half of them lie on the grid.
Scene held_out_scene(std::uint64_t seed, int index);

struct HeldOutQuestion {
  int scene = 0;  ///< index of its scene
  Question question;
};

/// Four questions a scene, in the order of the scenes: the nine types and, within a type, the answers as even as the
/// scenes allow; every second one of a type asks for the short answer. A stop cuts the list short after a scene.
std::vector<HeldOutQuestion> held_out_questions(std::uint64_t seed, int scenes, const std::stop_token& stop = {});

/// Plain prompts, the six categories in turn. No text comes twice before all of its category were used. A stop cuts the
/// list short.
std::vector<Prompt> held_out_prompts(std::uint64_t seed, int count, const std::stop_token& stop = {});

}  // namespace core::blocks
