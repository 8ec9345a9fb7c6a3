#include "core/evaluation/json_lines.h"

#include <algorithm>
#include <utility>

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/base/input_file.h"

namespace core::evaluation {
namespace {

constexpr std::uint64_t most_bytes = 1'000'000'000;  // some million questions

using nlohmann::json;

[[noreturn]] void reject(const JsonLine& line, const char* key, const char* expected) {
  throw Error(ErrorKind::file_damaged, join(line.place, ": '", key, "' must be ", expected, "."));
}

bool is_blank(const std::string& text) { return text.find_first_not_of(" \t\r") == std::string::npos; }

JsonLine parse(const std::filesystem::path& file, std::int64_t number, std::string text) {
  const bool is_pipe = is_open_already(file);
  JsonLine line{.object = json::parse(text, nullptr, false),
                .text = std::move(text),
                .place = join(is_pipe ? file.string() : file.filename().string(), ", line ", number)};
  if (!line.object.is_object()) {
    const std::string whole_name = is_pipe ? std::string() : join(" of '", file.string(), "'");
    throw Error(ErrorKind::file_damaged, join(line.place, whole_name, " is not a JSON object."));
  }
  return line;
}

void parse_each(const std::filesystem::path& file, const std::string& content,
                const std::function<void(const JsonLine&)>& use) {
  std::int64_t number = 0;
  bool any = false;
  for (std::size_t start = 0; start < content.size();) {
    const std::size_t end = std::min(content.find('\n', start), content.size());
    ++number;
    std::string text = content.substr(start, end - start);
    if (!is_blank(text)) {
      use(parse(file, number, std::move(text)));
      any = true;
    }
    start = end + 1;
  }
  if (!any) {
    throw Error(ErrorKind::file_damaged, join("'", file.string(), "' holds no lines."));
  }
}

}  // namespace

void for_each_json_line(const std::filesystem::path& file, const std::function<void(const JsonLine&)>& use) {
  parse_each(file, read_file(file, most_bytes), use);
}

bool for_each_json_line(const std::filesystem::path& file, const std::function<void(const JsonLine&)>& use,
                        const std::stop_token& stop) {
  const auto content = read_input(file, most_bytes, stop);
  if (content) parse_each(file, *content, use);
  return content.has_value();
}

std::string required_string(const JsonLine& line, const char* key) {
  const auto found = line.object.find(key);
  if (found == line.object.end() || !found->is_string() || is_blank(found->get_ref<const std::string&>())) {
    reject(line, key, "a text that is not empty");
  }
  return found->get<std::string>();
}

std::string optional_string(const JsonLine& line, const char* key, const std::string& fallback) {
  const auto found = line.object.find(key);
  if (found == line.object.end()) {
    return fallback;
  }
  if (!found->is_string()) {
    reject(line, key, "a text");
  }
  return found->get<std::string>();
}

bool optional_bool(const JsonLine& line, const char* key) {
  const auto found = line.object.find(key);
  if (found == line.object.end()) {
    return false;
  }
  if (!found->is_boolean()) {
    reject(line, key, "true or false");
  }
  return found->get<bool>();
}

}  // namespace core::evaluation
