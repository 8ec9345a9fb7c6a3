#include "core/checkpoint/pytorch_tensor.h"

#include <array>
#include <optional>
#include <utility>

#include "core/base/error.h"
#include "core/checkpoint/file_problem.h"

namespace core::checkpoint {
namespace {

using Kind = PickleValue::Kind;

constexpr std::string_view rebuild_tensor = "torch._utils._rebuild_tensor_v2";
constexpr std::string_view rebuild_parameter = "torch._utils._rebuild_parameter";
constexpr std::array<std::pair<std::string_view, c10::ScalarType>, 10> storages{{
    {"torch.DoubleStorage", c10::kDouble},
    {"torch.FloatStorage", c10::kFloat},
    {"torch.HalfStorage", c10::kHalf},
    {"torch.BFloat16Storage", c10::kBFloat16},
    {"torch.LongStorage", c10::kLong},
    {"torch.IntStorage", c10::kInt},
    {"torch.ShortStorage", c10::kShort},
    {"torch.CharStorage", c10::kChar},
    {"torch.ByteStorage", c10::kByte},
    {"torch.BoolStorage", c10::kBool},
}};
constexpr auto globals = [] {
  std::array<std::string_view, storages.size() + 2> all{rebuild_tensor, rebuild_parameter};
  for (std::size_t i = 0; i < storages.size(); ++i) all[i + 2] = storages[i].first;
  return all;
}();
constexpr std::size_t max_dimensions = 64;  // as in libtorch; many tensors may share one tuple, so it must not be long

/// The arguments of a call of `function`; null when `value` is something else.
const std::vector<const PickleValue*>* arguments_of(const PickleValue& value, std::string_view function) {
  const bool called = value.kind == Kind::call && value.items[0]->text == function;
  return called ? &value.items[1]->items : nullptr;
}

std::optional<c10::ScalarType> dtype_of_storage(const PickleValue& type) {
  for (const auto& [name, dtype] : storages) {
    if (type.kind == Kind::global && type.text == name) return dtype;
  }
  return std::nullopt;
}

/// Reads the parts of one tensor; what is not as torch.save writes it is damage.
class TensorReader {
 public:
  TensorReader(const std::string& name, const std::string& file) : name_(name), file_(file) {}

  PickledTensor tensor(const PickleValue& value) const {
    const auto* arguments = arguments_of(value, rebuild_tensor);
    if (arguments == nullptr) unsupported(file_, join("its entry '", readable(name_), "' is not a tensor"));
    if (arguments->size() == 7) {
      unsupported(file_, join("tensor '", readable(name_), "' is kept conjugated or negated, which cannot be read"));
    }
    // storage, offset, sizes, strides, whether it wants a gradient, hooks
    const auto& parts = *arguments;
    if (parts.size() != 6 || parts[4]->kind != Kind::boolean || parts[5]->kind != Kind::dict) fail("its description");
    PickledTensor result;
    read_storage(*parts[0], result);
    result.offset = static_cast<std::uint64_t>(whole_number(*parts[1], "its offset"));
    result.shape = whole_numbers(*parts[2], "its sizes");
    result.strides = whole_numbers(*parts[3], "its strides");
    if (result.shape.size() != result.strides.size()) fail("the count of its strides");
    return result;
  }

  /// The tensor inside a parameter, or `value` itself.
  const PickleValue& inside_parameter(const PickleValue& value) const {
    const auto* arguments = arguments_of(value, rebuild_parameter);
    if (arguments == nullptr) return value;
    // tensor, whether it wants a gradient, hooks
    const auto& parts = *arguments;
    if (parts.size() != 3 || parts[1]->kind != Kind::boolean || parts[2]->kind != Kind::dict) fail("its description");
    return *parts[0];
  }

 private:
  [[noreturn]] void fail(std::string_view what) const {
    damaged(file_, join("tensor '", readable(name_), "': ", what, " cannot be right"));
  }

  std::int64_t whole_number(const PickleValue& value, std::string_view what) const {
    if (value.kind != Kind::integer || value.number < 0) fail(what);
    return value.number;
  }

  std::vector<std::int64_t> whole_numbers(const PickleValue& value, std::string_view what) const {
    if (value.kind != Kind::tuple || value.items.size() > max_dimensions) fail(what);
    std::vector<std::int64_t> numbers;
    for (const PickleValue* item : value.items) numbers.push_back(whole_number(*item, what));
    return numbers;
  }

  void read_storage(const PickleValue& value, PickledTensor& result) const {
    if (value.kind != Kind::persistent || value.items[0]->kind != Kind::tuple) fail("its storage");
    // "storage", type, name, device, count of elements
    const auto& parts = value.items[0]->items;
    if (parts.size() != 5 || parts[0]->text != "storage" || parts[2]->kind != Kind::text ||
        parts[3]->kind != Kind::text) {
      fail("its storage");
    }
    const auto dtype = dtype_of_storage(*parts[1]);
    if (!dtype) fail("the type of its storage");
    result.dtype = *dtype;
    result.storage = parts[2]->text;
    result.storage_elements = static_cast<std::uint64_t>(whole_number(*parts[4], "the size of its storage"));
  }

  const std::string& name_;
  const std::string& file_;
};

}  // namespace

std::span<const std::string_view> pytorch_globals() { return globals; }

PickledTensor read_pickled_tensor(const PickleValue& value, const std::string& name, const std::string& file) {
  const TensorReader reader(name, file);
  return reader.tensor(reader.inside_parameter(value));
}

}  // namespace core::checkpoint
