#include "core/checkpoint/safetensors_file.h"

#include <ATen/ops/empty.h>
#include <ATen/ops/from_blob.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>
#include <nlohmann/json.hpp>
#include <set>

#include "core/base/error.h"
#include "core/checkpoint/safetensors_dtype.h"
#include "core/tensor/shape.h"

namespace core::checkpoint {
namespace {

using nlohmann::json;

static_assert(std::endian::native == std::endian::little, "safetensors data is little-endian");

constexpr std::size_t length_bytes = 8;
constexpr std::string_view metadata_key = "__metadata__";

[[noreturn]] void damaged(const std::string& file, const std::string& why) {
  throw Error(ErrorKind::file_damaged, join("“", file, "” is damaged: ", why, "."));
}

/// Parses the header. Two equal keys in one object are refused: JSON would silently keep the last of them.
json parse_header(const std::string& file, std::string_view text) {
  std::vector<std::set<std::string>> open_objects;
  std::string repeated;
  const auto watch_keys = [&](int, json::parse_event_t event, json& parsed) {
    if (event == json::parse_event_t::object_start) open_objects.emplace_back();
    if (event == json::parse_event_t::object_end) open_objects.pop_back();
    if (event == json::parse_event_t::key && !open_objects.back().insert(parsed.get<std::string>()).second) {
      repeated = parsed.get<std::string>();
    }
    return true;
  };
  json header;
  try {
    header = json::parse(text.begin(), text.end(), watch_keys);
  } catch (const json::exception& error) {
    throw Error(ErrorKind::file_damaged, join("“", file, "” is damaged: its header is not JSON."),
                error.what());
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
    throw Error(ErrorKind::unsupported, join("“", file, "”: tensor '", name, "' has the type '",
                                             dtype->get<std::string>(), "', which cannot be read."));
  }
  TensorInfo info{.dtype = *type, .shape = {}};
  for (const std::uint64_t size : whole_numbers(file, name, entry, "shape")) {
    if (size > std::numeric_limits<std::int64_t>::max()) damaged(file, join("tensor '", name, "' is too large"));
    info.shape.push_back(static_cast<std::int64_t>(size));
  }
  return info;
}

/// Bytes of a tensor, or nothing when they do not fit into 63 bits.
std::optional<std::uint64_t> byte_count(const TensorInfo& info) {
  std::uint64_t bytes = c10::elementSize(info.dtype);
  for (const std::int64_t size : info.shape) {
    if (__builtin_mul_overflow(bytes, static_cast<std::uint64_t>(size), &bytes)) return std::nullopt;
  }
  if (bytes > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) return std::nullopt;
  return bytes;
}

}  // namespace

SafetensorsFile::SafetensorsFile(const std::filesystem::path& path) : file_(std::make_shared<MappedFile>(path)) {
  const auto bytes = file_->bytes();
  if (bytes.size() < length_bytes) damaged(origin(), join("it has only ", bytes.size(), " bytes"));
  std::uint64_t header_bytes = 0;
  std::memcpy(&header_bytes, bytes.data(), length_bytes);
  if (header_bytes > max_header_bytes || header_bytes > bytes.size() - length_bytes) {
    damaged(origin(), join("its header would have ", header_bytes, " bytes, the file has ", bytes.size()));
  }
  const std::string_view header(reinterpret_cast<const char*>(bytes.data()) + length_bytes, header_bytes);
  const std::size_t data_begin = length_bytes + header_bytes;
  read_header(header, data_begin);
  check_coverage(data_begin);
}

void SafetensorsFile::read_header(std::string_view header, std::size_t data_begin) {
  const std::uint64_t data_bytes = file_->bytes().size() - data_begin;
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
    Entry entry{.info = read_info(origin(), name, description)};
    const auto offsets = whole_numbers(origin(), name, description, "data_offsets");
    if (offsets.size() != 2) damaged(origin(), join("tensor '", name, "' does not have two data_offsets"));
    const std::uint64_t begin = offsets[0], end = offsets[1];
    if (begin > end) damaged(origin(), join("tensor '", name, "' ends at byte ", end, ", before its start ", begin));
    if (end > data_bytes) {
      damaged(origin(), join("tensor '", name, "' ends at byte ", end, ", the data has ", data_bytes));
    }
    if (byte_count(entry.info) != end - begin) {
      damaged(origin(), join("tensor '", name, "' has ", end - begin, " bytes, which do not fit its shape ",
                             tensor::shape_text(entry.info.shape)));
    }
    entry.begin = data_begin + begin;
    entry.end = data_begin + end;
    entries_.emplace(name, std::move(entry));
  }
}

void SafetensorsFile::check_coverage(std::size_t data_begin) const {
  std::vector<std::pair<const std::string*, const Entry*>> ordered;
  for (const auto& [name, entry] : entries_) ordered.emplace_back(&name, &entry);
  std::ranges::sort(ordered, {}, [](const auto& item) { return std::pair(item.second->begin, item.second->end); });
  std::size_t position = data_begin;
  for (const auto& [name, entry] : ordered) {
    if (entry->begin < position) damaged(origin(), join("tensor '", *name, "' overlaps the one before it"));
    if (entry->begin > position) {
      damaged(origin(), join(entry->begin - position, " bytes before tensor '", *name, "' belong to no tensor"));
    }
    position = entry->end;
  }
  if (position != file_->bytes().size()) {
    damaged(origin(), join(file_->bytes().size() - position, " bytes at its end belong to no tensor"));
  }
}

std::vector<std::string> SafetensorsFile::names() const {
  std::vector<std::string> all;
  for (const auto& [name, entry] : entries_) all.push_back(name);
  return all;
}

std::optional<TensorInfo> SafetensorsFile::find(const std::string& name) const {
  const auto found = entries_.find(name);
  return found == entries_.end() ? std::nullopt : std::optional(found->second.info);
}

at::Tensor SafetensorsFile::tensor(const std::string& name) const {
  const auto found = entries_.find(name);
  if (found == entries_.end()) damaged(origin(), join("it has no tensor '", name, "'"));
  const auto& [info, begin, end] = found->second;
  const std::byte* data = file_->bytes().data() + begin;
  if (reinterpret_cast<std::uintptr_t>(data) % c10::elementSize(info.dtype) != 0) {
    at::Tensor copy = at::empty(info.shape, at::TensorOptions(info.dtype));
    std::memcpy(copy.mutable_data_ptr(), data, end - begin);
    return copy;
  }
  // libtorch has no read-only tensor; whoever writes to this view meets the map's protection.
  return at::from_blob(const_cast<std::byte*>(data), info.shape, [file = file_](void*) {},
                       at::TensorOptions(info.dtype));
}

}  // namespace core::checkpoint
