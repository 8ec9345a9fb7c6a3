#include "core/text/chat_template.h"

#include "core/base/error.h"
#include "core/text/control_tokens.h"
#include "core/text/tokenizer.h"
#include "core/text/utf8.h"

namespace core::text {
namespace {

using Kind = PromptPart::Kind;
using Parts = std::vector<PromptPart>;

/// A role is one token where it has the form of one, and plain text in the old format.
void add_role(Parts& parts, const std::string& role) {
  const bool is_token = role == user_token || role == assistant_token;
  parts.push_back({is_token ? Kind::control : Kind::text, role});
}

void check_roles(std::span<const ChatTurn> turns) {
  for (std::size_t i = 0; i < turns.size(); ++i) {
    const ChatRole expected = i % 2 == 0 ? ChatRole::user : ChatRole::assistant;
    if (turns[i].role == expected) continue;
    throw Error(ErrorKind::invalid_request, join("Turn ", i + 1, " of the conversation must be the ",
                                                 expected == ChatRole::user ? "user's." : "assistant's."));
  }
}

void add_user_turn(Parts& parts, const ChatFormat& format, const ChatTurn& turn) {
  const std::string_view text = strip(turn.text);
  add_role(parts, format.user_role);
  if (text.empty() && turn.pictures == 0) {
    parts.push_back({Kind::text, ":"});
    return;
  }
  parts.push_back({Kind::text, ": "});
  for (std::int64_t i = 0; i < turn.pictures; ++i) {
    parts.push_back({Kind::picture, std::string(image_placeholder_token)});
    if (i + 1 < turn.pictures) parts.push_back({Kind::text, format.between_pictures});
  }
  if (!text.empty()) {
    if (turn.pictures > 0) parts.push_back({Kind::text, "\n"});
    parts.push_back({Kind::user_text, std::string(text)});
  }
  parts.push_back({Kind::text, "\n\n"});
}

PromptPart answer_part(std::string_view text) { return {Kind::answer, " " + std::string(text)}; }

void add_assistant_turn(Parts& parts, const ChatFormat& format, const ChatTurn& turn) {
  const std::string_view text = strip(turn.text);
  add_role(parts, format.assistant_role);
  parts.push_back({Kind::text, ":"});
  if (text.empty()) return;
  parts.push_back(answer_part(text));
  parts.push_back({Kind::control, std::string(eos_token)});
}

/// The reference strips the finished string; only a system prompt can put whitespace at its beginning.
void add_system_prompt(Parts& parts, const std::string& system) {
  if (system.empty()) return;
  const std::string text(strip_left(system + "\n\n"));
  if (!text.empty()) parts.push_back({Kind::text, text});
}

class PromptEncoder {
 public:
  PromptEncoder(const ChatFormat& format, const Tokenizer& tokenizer) : format_(format), tokenizer_(tokenizer) {
    prompt_.ids.push_back(tokenizer.bos());
  }

  void add(const PromptPart& part) {
    switch (part.kind) {
      case Kind::text:
        run_ += part.text;
        return;
      case Kind::user_text:
        run_ += tokenizer_.fold_user_text(part.text);
        return;
      case Kind::answer:
        add_answer(part.text);
        return;
      case Kind::control:
        add_control(part.text);
        return;
      case Kind::picture:
        add_picture();
        return;
    }
  }

  EncodedPrompt finish() {
    end_run();
    return std::move(prompt_);
  }

 private:
  [[nodiscard]] std::int64_t position() const { return static_cast<std::int64_t>(prompt_.ids.size()); }

  /// Text between control tokens is encoded as a whole, so that blanks join the words behind them.
  void end_run() {
    if (!run_.empty()) {
      const TokenIds ids = tokenizer_.encode(run_);
      prompt_.ids.insert(prompt_.ids.end(), ids.begin(), ids.end());
      run_.clear();
    }
    if (in_answer_) prompt_.answers.back().end = position();
  }

  void add_answer(const std::string& text) {
    end_run();
    prompt_.answers.push_back({position(), position()});
    in_answer_ = true;
    run_ = text;
  }

  void add_control(const std::string& spelling) {
    end_run();
    prompt_.ids.push_back(require_token(tokenizer_, spelling));
    if (in_answer_) prompt_.answers.back().end = position();
    in_answer_ = false;
  }

  void add_picture() {
    end_run();
    prompt_.ids.push_back(require_token(tokenizer_, begin_of_image_token));
    const std::int64_t begin = position();
    prompt_.ids.insert(prompt_.ids.end(), static_cast<std::size_t>(format_.picture_tokens),
                       require_token(tokenizer_, image_placeholder_token));
    prompt_.pictures.push_back({begin, position()});
    prompt_.ids.push_back(require_token(tokenizer_, end_of_image_token));
  }

  const ChatFormat& format_;
  const Tokenizer& tokenizer_;
  EncodedPrompt prompt_;
  std::string run_;
  bool in_answer_ = false;
};

}  // namespace

std::vector<PromptPart> chat_prompt(const ChatFormat& format, std::span<const ChatTurn> turns,
                                    const std::optional<std::string>& system) {
  check_roles(turns);
  Parts parts;
  add_system_prompt(parts, system.value_or(format.system_prompt));
  for (const ChatTurn& turn : turns) {
    if (turn.role == ChatRole::user) {
      add_user_turn(parts, format, turn);
    } else {
      add_assistant_turn(parts, format, turn);
    }
  }
  if (!turns.empty() && turns.back().role == ChatRole::user) {
    add_assistant_turn(parts, format, {.role = ChatRole::assistant, .text = {}});
  }
  return parts;
}

std::vector<PromptPart> continuation_prompt(const ChatFormat& format, std::span<const ChatTurn> turns,
                                            const std::optional<std::string>& system) {
  check_roles(turns);
  if (turns.empty() || turns.back().role != ChatRole::assistant || strip(turns.back().text).empty()) {
    throw Error(ErrorKind::invalid_request, "There is no answer to go on with. Ask a question instead.");
  }
  Parts parts = chat_prompt(format, turns.first(turns.size() - 1), system);
  parts.push_back(answer_part(strip_left(turns.back().text)));
  return parts;
}

std::vector<PromptPart> drawing_prompt(const ChatFormat& format, const std::string& caption) {
  const ChatTurn turn{.role = ChatRole::user, .text = caption};
  Parts parts = chat_prompt(format, {&turn, 1}, std::string{});
  parts.push_back({Kind::control, std::string(begin_of_image_token)});
  return parts;
}

std::string prompt_text(std::span<const PromptPart> parts) {
  std::string text;
  for (const PromptPart& part : parts) text += part.text;
  return text;
}

EncodedPrompt encode_prompt(std::span<const PromptPart> parts, const ChatFormat& format, const Tokenizer& tokenizer) {
  PromptEncoder encoder(format, tokenizer);
  for (const PromptPart& part : parts) encoder.add(part);
  return encoder.finish();
}

}  // namespace core::text
