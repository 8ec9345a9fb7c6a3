#pragma once

#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace core::evaluation {

/// A question about a picture, and what must be answered.
struct VqaItem {
  std::filesystem::path image;  ///< relative names: from the folder of the file; of a shell's pipe, the working folder
  std::string image_name;       ///< as the file has it
  std::string question;
  std::string answer;
  std::string type;       ///< "any" where the line has none
  bool kept_out = false;  ///< it is about a pair that training never showed
  std::string place;      ///< "questions.jsonl, line 3"
};

/// Reads lines {"image", "question", "answer"[, "type"][, "kept_out"]} of a file, a pipe or a terminal. Nothing when stopped
/// meanwhile. Throws Error(file_missing) or Error(file_damaged) that names the file and the line.
std::optional<std::vector<VqaItem>> read_questions(const std::filesystem::path& file, const std::stop_token& stop);

}  // namespace core::evaluation
