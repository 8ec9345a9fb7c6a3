#include "tests/core/checkpoint/pytorch_builder.h"

#include <zlib.h>

#include <algorithm>

namespace {

std::uint32_t checksum(std::string_view bytes) {
  return static_cast<std::uint32_t>(
      ::crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size())));
}

/// What a member's own header and its entry in the directory share, from the flags to the length of the extra fields.
std::string zip_description(const std::string& name, const std::string& content) {
  const auto size = static_cast<std::uint32_t>(content.size());
  return number_bytes<std::uint16_t>(0) + number_bytes<std::uint16_t>(0) +  // flags, method
         number_bytes<std::uint32_t>(0) +                                   // time and date
         number_bytes(checksum(content)) + number_bytes(size) + number_bytes(size) +
         number_bytes(static_cast<std::uint16_t>(name.size())) + number_bytes<std::uint16_t>(0);
}

}  // namespace

std::string patched(std::string bytes, std::size_t at, std::string_view others) {
  return bytes.replace(at, others.size(), others);
}

BuiltZip build_zip(const std::vector<std::pair<std::string, std::string>>& members) {
  BuiltZip zip;
  const auto version = number_bytes<std::uint16_t>(20);
  for (const auto& [name, content] : members) {
    zip.headers.push_back(zip.bytes.size());
    zip.bytes += "PK\x03\x04" + version + zip_description(name, content) + name + content;
  }
  zip.directory = zip.bytes.size();
  for (std::size_t i = 0; i < members.size(); ++i) {
    const auto& [name, content] = members[i];
    zip.entries.push_back(zip.bytes.size());
    zip.bytes += "PK\x01\x02" + version + version + zip_description(name, content) + std::string(10, '\0') +
                 number_bytes(static_cast<std::uint32_t>(zip.headers[i])) + name;
  }
  zip.end = zip.bytes.size();
  const auto count = static_cast<std::uint16_t>(members.size());
  zip.bytes += "PK\x05\x06" + number_bytes<std::uint32_t>(0) + number_bytes(count) + number_bytes(count) +
               number_bytes(static_cast<std::uint32_t>(zip.end - zip.directory)) +
               number_bytes(static_cast<std::uint32_t>(zip.directory)) + number_bytes<std::uint16_t>(0);
  return zip;
}

std::string pickle(const std::string& program) { return "\x80\x02" + program + "."; }

std::string pickle_text(std::string_view text) {
  return "X" + number_bytes(static_cast<std::uint32_t>(text.size())) + std::string(text);
}

std::string pickle_number(std::int64_t number) {
  return std::string("\x8a\x08") + number_bytes(static_cast<std::uint64_t>(number));
}

std::string pickle_tuple(const std::vector<std::string>& items) {
  std::string program = "(";
  for (const std::string& item : items) program += item;
  return program + "t";
}

std::string pickle_numbers(const std::vector<std::int64_t>& numbers) {
  std::vector<std::string> items(numbers.size());
  std::ranges::transform(numbers, items.begin(), pickle_number);
  return pickle_tuple(items);
}

std::string pickle_global(std::string_view module, std::string_view name) {
  return "c" + std::string(module) + "\n" + std::string(name) + "\n";
}

std::string pickle_dict(const std::vector<std::pair<std::string, std::string>>& entries) {
  std::string program = "}(";
  for (const auto& [name, value] : entries) program += pickle_text(name) + value;
  return program + "u";
}

std::string PickledView::bytes() const {
  const std::string id = pickle_tuple({pickle_text("storage"), pickle_global("torch", storage_type),
                                       pickle_text(storage), pickle_text("cpu"), pickle_number(storage_elements)});
  const std::string hooks = pickle_global("collections", "OrderedDict") + ")R", no_gradient = "\x89";
  return pickle_global("torch._utils", "_rebuild_tensor_v2") +
         pickle_tuple(
             {id + "Q", pickle_number(offset), pickle_numbers(shape), pickle_numbers(strides), no_gradient, hooks}) +
         "R";
}

BuiltZip build_pytorch(const std::string& pickle, const std::map<std::string, std::string>& storages,
                       const std::string& byte_order) {
  std::vector<std::pair<std::string, std::string>> members{{"m/data.pkl", pickle}, {"m/byteorder", byte_order}};
  for (const auto& [name, content] : storages) members.emplace_back("m/data/" + name, content);
  return build_zip(members);
}

BuiltZip build_pytorch(const PickledView& view) {
  return build_pytorch(pickle(pickle_dict({{"a", view.bytes()}})), {{"0", std::string(8, '\0')}});
}
