#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace core::checkpoint {

/// A larger pickle is refused; that of Janus-Pro-7B has some hundred thousand bytes.
inline constexpr std::size_t max_pickle_bytes = 16'000'000;
/// More objects in one pickle are refused; a tensor needs about twenty.
inline constexpr std::size_t max_pickle_values = 1'000'000;

/// An object that a pickle describes. Nothing has been built or called for it.
struct PickleValue {
  enum class Kind : std::uint8_t { none, boolean, integer, real, text, tuple, list, dict, global, call, persistent };

  Kind kind = Kind::none;
  std::int64_t number = 0;  ///< of a boolean (0, 1) or an integer; that of a real is not kept
  std::string_view text;    ///< of a text, bytes of the pickle; of a global, "module.name"
  /// Of a tuple or list: its elements. Of a dict: key, value, key, value and so on, each key once or more often, as the
  /// pickle says. Of a call: the global and a tuple of arguments. Of a persistent object: its id.
  /// An object may be in several others, and in itself.
  std::vector<const PickleValue*> items;
};

/// All objects of a pickle; they live as long as this. Texts are views of the bytes that were read.
class Pickle {
 public:
  Pickle() = default;
  Pickle(Pickle&&) = default;
  Pickle& operator=(Pickle&&) = default;

  [[nodiscard]] const PickleValue& root() const { return *root_; }

 private:
  friend class PickleMachine;
  std::deque<PickleValue> values_;  // flat, so that neither a cycle nor a deep nesting is anything special at the end
  const PickleValue* root_ = nullptr;
};

/// Reads a pickle of protocol 2 as torch.save writes it. A call of collections.OrderedDict without arguments becomes a
/// dict, and attributes set on a dict are dropped; other calls stay calls. `known_globals` ("module.name") are what may
/// be imported beside OrderedDict; they must outlive the result. `file` is a name for messages. Memory and time are
/// bounded by the size of `pickle`, whatever it claims. Throws Error(file_damaged) with the position;
/// Error(unsupported) that names an import or an instruction which files of weights do not need.
Pickle read_pickle(std::span<const std::byte> pickle, std::span<const std::string_view> known_globals,
                   const std::string& file);

}  // namespace core::checkpoint
