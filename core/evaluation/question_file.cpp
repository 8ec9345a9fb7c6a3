#include "core/evaluation/question_file.h"

#include "core/evaluation/json_lines.h"

namespace core::evaluation {

std::vector<VqaItem> read_questions(const std::filesystem::path& file) {
  std::vector<VqaItem> items;
  for_each_json_line(file, [&](const JsonLine& line) {
    VqaItem item;
    item.image_name = required_string(line, "image");
    item.image = file.parent_path() / item.image_name;
    item.question = required_string(line, "question");
    item.answer = required_string(line, "answer");
    item.type = optional_string(line, "type", "any");
    item.kept_out = optional_bool(line, "kept_out");
    item.place = line.place;
    items.push_back(std::move(item));
  });
  return items;
}

}  // namespace core::evaluation
