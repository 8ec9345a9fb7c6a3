#include "core/checkpoint/pickle_reader.h"

#include <algorithm>
#include <utility>

#include "core/base/error.h"
#include "core/checkpoint/file_problem.h"
#include "core/checkpoint/pickle_bytes.h"
#include "core/checkpoint/pickle_opcode.h"

namespace core::checkpoint {

using Bytes = std::span<const std::byte>;
using Kind = PickleValue::Kind;

/// The stack machine that a pickle is a program for, without the part that runs anything.
class PickleMachine {
 public:
  PickleMachine(Bytes pickle, std::span<const std::string_view> known_globals, const std::string& file)
      : bytes_(pickle, file), known_globals_(known_globals), file_(file) {}

  Pickle run() {
    if (bytes_.left() > max_pickle_bytes) {
      unsupported(file_, join("its pickle has ", bytes_.left(), " bytes, and at most ", max_pickle_bytes, " are read"));
    }
    if (static_cast<PickleOpcode>(bytes_.next_instruction()) != PickleOpcode::protocol) fail("it names no protocol");
    const unsigned protocol = bytes_.take_number<std::uint8_t>();
    if (protocol != 2) unsupported(file_, join("its pickle has protocol ", protocol, ", torch.save writes 2"));
    while (result_.root_ == nullptr) step();
    if (bytes_.left() != 0) fail(join(bytes_.left(), " bytes are behind its end"));
    return std::move(result_);
  }

 private:
  [[noreturn]] void fail(const std::string& why) const { bytes_.fail(why); }

  // --- The stack ---

  PickleValue& push(Kind kind) {
    if (result_.values_.size() >= max_pickle_values) {
      unsupported(file_, join("its pickle has more than ", max_pickle_values, " objects"));
    }
    PickleValue& value = result_.values_.emplace_back();
    value.kind = kind;
    stack_.push_back(&value);
    return value;
  }

  void push(Kind kind, std::int64_t value) { push(kind).number = value; }

  /// What lies above the last mark cannot be mixed with what lies below it.
  [[nodiscard]] std::size_t above_mark() const { return stack_.size() - (marks_.empty() ? 0 : marks_.back()); }

  PickleValue& top() {
    if (above_mark() == 0) fail("there is nothing on its stack");
    return *stack_.back();
  }

  PickleValue& top(Kind kind, std::string_view expected) {
    if (top().kind != kind) fail(join("there is no ", expected, " on its stack"));
    return top();
  }

  PickleValue& pop() {
    PickleValue& value = top();
    stack_.pop_back();
    return value;
  }

  /// Takes the last `count` objects off the stack.
  std::vector<const PickleValue*> pop_last(std::size_t count) {
    if (above_mark() < count) fail(join(count, " objects are needed, ", above_mark(), " are on its stack"));
    const auto first = stack_.end() - static_cast<std::ptrdiff_t>(count);
    std::vector<const PickleValue*> last(first, stack_.end());
    stack_.erase(first, stack_.end());
    return last;
  }

  std::vector<const PickleValue*> pop_to_mark() {
    if (marks_.empty()) fail("there is no mark on its stack");
    auto items = pop_last(above_mark());
    marks_.pop_back();
    return items;
  }

  void mark() {
    if (marks_.size() >= max_open_marks) fail("it is nested too deeply");
    marks_.push_back(stack_.size());
  }

  // --- The instructions ---

  void push_tuple(std::vector<const PickleValue*> items) { push(Kind::tuple).items = std::move(items); }

  void push_global() {
    const std::string_view module = bytes_.take_line(), name = bytes_.take_line();
    const std::string global = join(module, ".", name);
    const auto known = std::ranges::find(known_globals_, global);
    if (known == known_globals_.end() && global != ordered_dict) {
      unsupported(file_, join("its pickle asks for the import '", readable(global), "' at byte ", bytes_.place(),
                              ", which weights do not need; nothing of it was run"));
    }
    push(Kind::global).text = global == ordered_dict ? ordered_dict : *known;
  }

  void call() {
    const PickleValue& arguments = pop();
    const PickleValue& function = pop();
    if (function.kind != Kind::global || arguments.kind != Kind::tuple) fail("a call has no function or no arguments");
    if (function.text == ordered_dict) {
      if (!arguments.items.empty()) fail("an OrderedDict is made with arguments");
      push(Kind::dict);
    } else {
      push(Kind::call).items = {&function, &arguments};
    }
  }

  void build() {
    if (pop().kind != Kind::dict) fail("attributes are not a dict");
    top(Kind::dict, "dict");
  }

  void push_persistent() {
    const PickleValue& id = pop();
    push(Kind::persistent).items = {&id};
  }

  void append(const std::vector<const PickleValue*>& items) {
    auto& list = top(Kind::list, "list").items;
    list.insert(list.end(), items.begin(), items.end());
  }

  void set_items(const std::vector<const PickleValue*>& items) {
    if (items.size() % 2 != 0) fail("a key has no value");
    auto& dict = top(Kind::dict, "dict").items;
    dict.insert(dict.end(), items.begin(), items.end());
  }

  void put(std::size_t index) {
    if (index > memo_.size()) fail(join("the memo goes on at ", memo_.size(), ", not at ", index));
    PickleValue& value = top();
    if (index == memo_.size()) memo_.push_back(&value);
    memo_[index] = &value;
  }

  void get(std::size_t index) {
    if (index >= memo_.size()) fail(join("the memo has ", memo_.size(), " objects, no number ", index));
    stack_.push_back(memo_[index]);
  }

  void stop() {
    const PickleValue& root = pop();
    if (!stack_.empty() || !marks_.empty()) fail("it stops with objects left on its stack");
    result_.root_ = &root;
  }

  [[noreturn]] void refuse(std::uint8_t opcode) const {
    const std::string_view name = pickle_opcode_name(opcode);
    if (name.empty()) fail(join("there is no instruction ", static_cast<unsigned>(opcode)));
    unsupported(file_, join("its pickle has the instruction ", name, " at byte ", bytes_.place(),
                            ", which weights do not need"));
  }

  void step() {
    const std::uint8_t opcode = bytes_.next_instruction();
    switch (static_cast<PickleOpcode>(opcode)) {
      case PickleOpcode::protocol:
        refuse(opcode);
      case PickleOpcode::stop:
        return stop();
      case PickleOpcode::mark:
        return mark();
      case PickleOpcode::none:
        push(Kind::none);
        return;
      case PickleOpcode::yes:
        return push(Kind::boolean, 1);
      case PickleOpcode::no:
        return push(Kind::boolean, 0);
      case PickleOpcode::integer:
        return push(Kind::integer, bytes_.take_signed(4));
      case PickleOpcode::integer1:
        return push(Kind::integer, bytes_.take_number<std::uint8_t>());
      case PickleOpcode::integer2:
        return push(Kind::integer, bytes_.take_number<std::uint16_t>());
      case PickleOpcode::long_integer:
        return push(Kind::integer, bytes_.take_signed(bytes_.take_number<std::uint8_t>()));
      case PickleOpcode::real:
        bytes_.take(sizeof(double));
        push(Kind::real);
        return;
      case PickleOpcode::text:
        push(Kind::text).text = bytes_.take_text(bytes_.take_number<std::uint32_t>());
        return;
      case PickleOpcode::empty_tuple:
        push(Kind::tuple);
        return;
      case PickleOpcode::tuple:
        return push_tuple(pop_to_mark());
      case PickleOpcode::tuple1:
        return push_tuple(pop_last(1));
      case PickleOpcode::tuple2:
        return push_tuple(pop_last(2));
      case PickleOpcode::tuple3:
        return push_tuple(pop_last(3));
      case PickleOpcode::empty_list:
        push(Kind::list);
        return;
      case PickleOpcode::append:
        return append(pop_last(1));
      case PickleOpcode::appends:
        return append(pop_to_mark());
      case PickleOpcode::empty_dict:
        push(Kind::dict);
        return;
      case PickleOpcode::set_item:
        return set_items(pop_last(2));
      case PickleOpcode::set_items:
        return set_items(pop_to_mark());
      case PickleOpcode::global:
        return push_global();
      case PickleOpcode::call:
        return call();
      case PickleOpcode::build:
        return build();
      case PickleOpcode::persistent:
        return push_persistent();
      case PickleOpcode::put:
        return put(bytes_.take_number<std::uint8_t>());
      case PickleOpcode::long_put:
        return put(bytes_.take_number<std::uint32_t>());
      case PickleOpcode::get:
        return get(bytes_.take_number<std::uint8_t>());
      case PickleOpcode::long_get:
        return get(bytes_.take_number<std::uint32_t>());
    }
    refuse(opcode);
  }

  static constexpr std::string_view ordered_dict = "collections.OrderedDict";
  static constexpr std::size_t max_open_marks = 100;

  PickleBytes bytes_;
  std::span<const std::string_view> known_globals_;
  const std::string& file_;
  std::vector<PickleValue*> stack_;
  std::vector<std::size_t> marks_;  ///< heights of the stack
  std::vector<PickleValue*> memo_;
  Pickle result_;
};

Pickle read_pickle(Bytes pickle, std::span<const std::string_view> known_globals, const std::string& file) {
  return PickleMachine(pickle, known_globals, file).run();
}

}  // namespace core::checkpoint
