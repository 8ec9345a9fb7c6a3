#include "core/evaluation/question_file.h"

#include <utility>

#include "core/base/input_file.h"
#include "core/evaluation/json_lines.h"

namespace core::evaluation {

std::optional<std::vector<VqaItem>> read_questions(const std::filesystem::path& file, const std::stop_token& stop) {
  const std::filesystem::path folder = is_open_already(file) ? std::filesystem::path() : file.parent_path();
  std::vector<VqaItem> items;
  const auto add = [&](const JsonLine& line) {
    VqaItem item;
    item.image_name = required_string(line, "image");
    item.image = folder / item.image_name;
    item.question = required_string(line, "question");
    item.answer = required_string(line, "answer");
    item.type = optional_string(line, "type", "any");
    item.kept_out = optional_bool(line, "kept_out");
    item.place = line.place;
    items.push_back(std::move(item));
  };
  return for_each_json_line(file, add, stop) ? std::optional(std::move(items)) : std::nullopt;
}

}  // namespace core::evaluation
