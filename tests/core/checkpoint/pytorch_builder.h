#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Zip archives and pickles made by hand, for tests that damage them.

/// The bytes of a number, low byte first.
template <std::unsigned_integral Number>
std::string number_bytes(Number number) {
  return {reinterpret_cast<const char*>(&number), sizeof number};
}

/// `bytes` with others written over it at byte `at`.
std::string patched(std::string bytes, std::size_t at, std::string_view others);

template <std::unsigned_integral Number>
std::string patched(std::string bytes, std::size_t at, Number number) {
  return patched(std::move(bytes), at, number_bytes(number));
}

/// An archive of stored members, and where its records begin.
struct BuiltZip {
  std::string bytes;
  std::vector<std::size_t> headers;  ///< a member's own
  std::vector<std::size_t> entries;  ///< in the directory
  std::size_t directory = 0;
  std::size_t end = 0;
};

BuiltZip build_zip(const std::vector<std::pair<std::string, std::string>>& members);

// --- Pickles
// ----------------------------------------------------------------------------------------------------------

/// A whole pickle of protocol 2 that leaves what `program` puts on the stack.
std::string pickle(const std::string& program);
std::string pickle_text(std::string_view text);
std::string pickle_number(std::int64_t number);
std::string pickle_tuple(const std::vector<std::string>& items);
std::string pickle_numbers(const std::vector<std::int64_t>& numbers);
std::string pickle_global(std::string_view module, std::string_view name);
std::string pickle_dict(const std::vector<std::pair<std::string, std::string>>& entries);

/// A tensor of torch.save. The defaults are two floats in a storage of two.
struct PickledView {
  std::string storage_type = "FloatStorage";
  std::string storage = "0";
  std::int64_t storage_elements = 2;
  std::int64_t offset = 0;
  std::vector<std::int64_t> shape = {2};
  std::vector<std::int64_t> strides = {1};

  [[nodiscard]] std::string bytes() const;
};

/// A PyTorch file with this pickle and these storages.
BuiltZip build_pytorch(const std::string& pickle, const std::map<std::string, std::string>& storages,
                       const std::string& byte_order = "little");
/// One tensor, "a", in a storage of two floats.
BuiltZip build_pytorch(const PickledView& view = {});
