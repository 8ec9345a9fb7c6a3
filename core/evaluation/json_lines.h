#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <nlohmann/json.hpp>
#include <stop_token>
#include <string>

/// Reading of files with one JSON object per line. Internal to core/evaluation.
namespace core::evaluation {

/// One object and where it stands, for the sentences of errors.
struct JsonLine {
  nlohmann::json object;
  std::string text;   ///< the line as it stands in the file
  std::string place;  ///< "questions.jsonl, line 3"
};

/// Calls `use` for every line that is not blank. Throws Error(file_missing) when the file cannot be read and
/// Error(file_damaged), naming file and line, when a line is not a JSON object or the file has no lines.
void for_each_json_line(const std::filesystem::path& file, const std::function<void(const JsonLine&)>& use);

/// The same for a file that a person has named, which may also be a pipe or a terminal (core/base/input_file.h). Reads all
/// of it first; false, and nothing was used, when stopped meanwhile.
bool for_each_json_line(const std::filesystem::path& file, const std::function<void(const JsonLine&)>& use,
                        const std::stop_token& stop);

/// The string under `key`. Throws Error(file_damaged) that names the line and the key when it is absent, empty or
/// something else.
std::string required_string(const JsonLine& line, const char* key);

/// The value under `key`, or `fallback` where it is absent. Throws Error(file_damaged) when it has another type.
std::string optional_string(const JsonLine& line, const char* key, const std::string& fallback);
bool optional_bool(const JsonLine& line, const char* key);

}  // namespace core::evaluation
