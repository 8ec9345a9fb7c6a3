#include "core/text/template_format.h"

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/text/control_tokens.h"
#include "core/text/jinja_template.h"

namespace core::text {
namespace {

using nlohmann::json;
using Turns = std::vector<ChatTurn>;

/// The variables that `transformers` gives a template.
std::map<std::string, json> variables(const Turns& turns) {
  json messages = json::array();
  for (const ChatTurn& turn : turns) {
    json content = json::array();
    for (std::int64_t i = 0; i < turn.pictures; ++i) content.push_back({{"type", "image"}});
    if (!turn.text.empty()) content.push_back({{"type", "text"}, {"text", turn.text}});
    messages.push_back({{"role", turn.role == ChatRole::user ? "user" : "assistant"}, {"content", content}});
  }
  return {{"messages", messages},           {"add_generation_prompt", true},           {"bos_token", bos_token},
          {"eos_token", eos_token},         {"pad_token", pad_token},                  {"boi_token", begin_of_image_token},
          {"eoi_token", end_of_image_token}, {"image_token", image_placeholder_token}};
}

template <typename Call>
auto guarded(const std::string& file_name, const Call& call) {
  try {
    return call();
  } catch (const Error& error) {
    throw Error(error.kind(), join("“", file_name, "” cannot be used: ", error.what(), "."));
  }
}

/// A template, and what it makes of conversations that it is tried with.
class Trial {
 public:
  Trial(const std::string& source, const std::string& file_name)
      : file_name_(file_name), template_(guarded(file_name, [&] { return JinjaTemplate(source); })) {}

  [[nodiscard]] std::string text(const Turns& turns) const {
    return guarded(file_name_, [&] { return template_.render(variables(turns)); });
  }

  [[noreturn]] void refuse(const std::string& what) const {
    throw Error(ErrorKind::unsupported, join("“", file_name_, "” cannot be used: ", what, "."));
  }

 private:
  std::string file_name_;
  JinjaTemplate template_;
};

/// `text` on one line, for an error.
std::string on_one_line(std::string text) {
  for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos;) text.replace(at, 1, "↵");
  return "“" + text + "”";
}

/// A role that is one token, or words without a sign that could be one.
bool is_role(const std::string& role, std::string_view token) {
  return role == token || (!role.empty() && role.find_first_of("<>\n") == std::string::npos);
}

void learn_roles(ChatFormat& format, const Trial& trial) {
  const std::string text = trial.text({{.text = "q"}});
  const std::size_t asked = text.find(": q\n\n");
  if (asked == std::string::npos || !text.ends_with(':')) {
    trial.refuse("a question in it is not written as “role: question”, an empty line and “role:”");
  }
  format.user_role = text.substr(0, asked);
  format.assistant_role = text.substr(asked + 5, text.size() - asked - 6);
  if (!is_role(format.user_role, user_token) || !is_role(format.assistant_role, assistant_token)) {
    trial.refuse(join("it writes more around a question than the roles: ", on_one_line(text)));
  }
}

void learn_gap(ChatFormat& format, const Trial& trial) {
  const std::string text = trial.text({{.text = "q", .pictures = 2}});
  const std::size_t first = text.find(image_placeholder_token);
  if (first == std::string::npos) trial.refuse("it leaves out pictures");
  const std::size_t gap = first + image_placeholder_token.size();
  const std::size_t second = text.find(image_placeholder_token, gap);
  if (second == std::string::npos) trial.refuse("it leaves out a second picture");
  format.between_pictures = text.substr(gap, second - gap);
  if (format.between_pictures.find_first_not_of(" \n") != std::string::npos) trial.refuse("it writes words between pictures");
}

/// What remains must be as this program writes it.
void check(const ChatFormat& format, const Trial& trial) {
  const ChatTurn answer{.role = ChatRole::assistant, .text = "a"};
  const std::vector<Turns> conversations{
      {{.text = "q r"}},          {{.text = "q", .pictures = 1}},
      {{.pictures = 1}},          {{.text = "q r", .pictures = 3}},
      {{.text = "q"}, answer, {.text = "r"}}, {{.text = "q", .pictures = 1}, answer, {.text = "r", .pictures = 2}, answer, {.text = "s"}}};
  for (const Turns& turns : conversations) {
    const std::string expected = prompt_text(chat_prompt(format, turns, std::string{}));
    const std::string found = trial.text(turns);
    if (found == expected) continue;
    trial.refuse(join("it writes a conversation as ", on_one_line(found), ", but this program can only write ",
                      on_one_line(expected)));
  }
}

}  // namespace

void learn_format(ChatFormat& format, const std::string& source, const std::string& file_name) {
  const Trial trial(source, file_name);
  learn_roles(format, trial);
  learn_gap(format, trial);
  check(format, trial);
}

}  // namespace core::text
