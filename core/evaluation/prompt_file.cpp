#include "core/evaluation/prompt_file.h"

#include <utility>

#include "core/base/error.h"
#include "core/blocks/prompt_line.h"
#include "core/evaluation/json_lines.h"

namespace core::evaluation {

namespace {

DrawingPrompt prompt_of(const JsonLine& line) {
  return {.prompt = required_string(line, "prompt"), .json = line.text, .place = line.place};
}

}  // namespace

std::vector<DrawingPrompt> read_prompts(const std::filesystem::path& file) {
  std::vector<DrawingPrompt> prompts;
  for_each_json_line(file, [&](const JsonLine& line) { prompts.push_back(prompt_of(line)); });
  return prompts;
}

std::optional<std::vector<DrawingPrompt>> read_prompts(const std::filesystem::path& file, const std::stop_token& stop) {
  std::vector<DrawingPrompt> prompts;
  const bool whole = for_each_json_line(file, [&](const JsonLine& line) { prompts.push_back(prompt_of(line)); }, stop);
  return whole ? std::optional(std::move(prompts)) : std::nullopt;
}

blocks::Prompt blocks_prompt(const DrawingPrompt& prompt) {
  try {
    return blocks::read_prompt_line(prompt.json);
  } catch (const Error& error) {
    throw Error(ErrorKind::file_damaged, join(prompt.place, ": ", error.what()), error.detail());
  }
}

}  // namespace core::evaluation
