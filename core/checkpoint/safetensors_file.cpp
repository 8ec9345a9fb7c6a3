#include "core/checkpoint/safetensors_file.h"

#include <c10/util/strides.h>

#include <limits>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "core/base/error.h"
#include "core/checkpoint/coverage.h"
#include "core/checkpoint/file_bytes.h"
#include "core/checkpoint/file_problem.h"
#include "core/checkpoint/safetensors_dtype.h"
#include "core/tensor/shape.h"

namespace core::checkpoint {
namespace {

using nlohmann::json;

constexpr std::size_t length_bytes = 8;
constexpr int deepest_nesting = 4;  // a file needs 3; nothing but brackets would take sixty times its size in memory
constexpr std::string_view metadata_key = "__metadata__";

/// Parses the header. Two equal keys in one object are refused: JSON would silently keep the last of them.
json parse_header(const std::string& file, std::string_view text) {
  std::vector<std::set<std::string>> open_objects;
  std::string repeated;
  const auto watch_keys = [&](int depth, json::parse_event_t event, json& parsed) {
    if (depth > deepest_nesting) damaged(file, "its header is nested too deeply");
    if (event == json::parse_event_t::object_start) open_objects.emplace_back();
    if (event == json::parse_event_t::object_end) open_objects.pop_back();
    if (event == json::parse_event_t::key && !open_objects.back().insert(parsed.get<std::string>()).second) {
      repeated = parsed.get<std::string>();
    }
    return true;
  };
  json header;
  if (const auto zero = text.find('\0'); zero != text.npos) {  // where the library would stop reading
    damaged(file, join("its header is not JSON at byte ", zero));
  }
  try {
    header = json::parse(text.begin(), text.end(), watch_keys);
  } catch (const json::parse_error& error) {
    damaged(file, join("its header is not JSON at byte ", error.byte), error.what());
  } catch (const json::exception& error) {  // a number that is too large
    damaged(file, "its header is not JSON", error.what());
  }
  if (!header.is_object()) damaged(file, "its header is not a JSON object");
  if (!repeated.empty()) damaged(file, join("the name '", repeated, "' is there twice"));
  return header;
}

/// A list of whole numbers >= 0 under `key`; anything else is damage.
std::vector<std::uint64_t> whole_numbers(const std::string& file, const std::string& name, const json& entry,
                                         const char* key) {
  const auto found = entry.find(key);
  std::vector<std::uint64_t> numbers;
  if (found == entry.end() || !found->is_array()) damaged(file, join("tensor '", name, "' has no ", key));
  for (const json& item : *found) {
    if (!item.is_number_unsigned()) damaged(file, join("tensor '", name, "' has a wrong number in its ", key));
    numbers.push_back(item.get<std::uint64_t>());
  }
  return numbers;
}

TensorInfo read_info(const std::string& file, const std::string& name, const json& entry) {
  if (!entry.is_object()) damaged(file, join("tensor '", name, "' is not described by an object"));
  const auto dtype = entry.find("dtype");
  if (dtype == entry.end() || !dtype->is_string()) damaged(file, join("tensor '", name, "' has no dtype"));
  const auto type = dtype_of_name(dtype->get<std::string>());
  if (!type) {
    unsupported(file, join("tensor '", name, "' has the type '", dtype->get<std::string>(), "', which cannot be read"));
  }
  TensorInfo info{.dtype = *type, .shape = {}};
  for (const std::uint64_t size : whole_numbers(file, name, entry, "shape")) {
    if (size > std::numeric_limits<std::int64_t>::max()) damaged(file, join("tensor '", name, "' is too large"));
    info.shape.push_back(static_cast<std::int64_t>(size));
  }
  return info;
}

}  // namespace

SafetensorsFile::SafetensorsFile(const std::filesystem::path& path) : MappedTensors(path) {
  const auto content = bytes();
  if (content.size() < length_bytes) damaged(origin(), join("it has only ", content.size(), " bytes"));
  const auto header_bytes = little_endian<std::uint64_t>(content, 0);
  if (header_bytes > max_header_bytes || header_bytes > content.size() - length_bytes) {
    damaged(origin(), join("its header would have ", header_bytes, " bytes, the file has ", content.size()));
  }
  const std::string_view header(reinterpret_cast<const char*>(content.data()) + length_bytes, header_bytes);
  const std::size_t data_begin = length_bytes + header_bytes;
  read_header(header, data_begin);
  std::vector<NamedRange> ranges;
  for (const auto& [name, stored] : all()) ranges.push_back({stored.begin, stored.end, name});
  require_coverage(std::move(ranges), {data_begin, content.size(), "tensor"}, origin());
}

void SafetensorsFile::read_header(std::string_view header, std::size_t data_begin) {
  const std::uint64_t data_bytes = bytes().size() - data_begin;
  const json parsed = parse_header(origin(), header);
  for (const auto& [name, description] : parsed.items()) {
    if (name == metadata_key) {
      if (!description.is_object()) damaged(origin(), "its metadata is not a JSON object");
      for (const auto& [key, text] : description.items()) {
        if (!text.is_string()) damaged(origin(), join("the metadata '", key, "' is not a text"));
        metadata_[key] = text.get<std::string>();
      }
      continue;
    }
    MappedTensor stored{.info = read_info(origin(), name, description)};
    const auto offsets = whole_numbers(origin(), name, description, "data_offsets");
    if (offsets.size() != 2) damaged(origin(), join("tensor '", name, "' does not have two data_offsets"));
    const std::uint64_t begin = offsets[0], end = offsets[1];
    if (begin > end) damaged(origin(), join("tensor '", name, "' ends at byte ", end, ", before its start ", begin));
    if (end > data_bytes) {
      damaged(origin(), join("tensor '", name, "' ends at byte ", end, ", the data has ", data_bytes));
    }
    if (byte_count(stored.info) != end - begin) {
      damaged(origin(), join("tensor '", name, "' has ", end - begin, " bytes, which do not fit its shape ",
                             tensor::shape_text(stored.info.shape)));
    }
    const auto strides = c10::contiguous_strides(stored.info.shape);
    stored.strides.assign(strides.begin(), strides.end());
    stored.begin = data_begin + begin;
    stored.end = data_begin + end;
    add(name, std::move(stored));
  }
}

}  // namespace core::checkpoint
