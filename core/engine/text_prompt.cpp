#include "core/engine/text_prompt.h"

#include <cstdint>

#include "core/base/error.h"
#include "core/inference/prompt_builder.h"
#include "core/text/chat_template.h"
#include "core/text/tokenizer.h"
#include "core/text/utf8.h"

namespace core::engine {
namespace {

std::vector<text::ChatTurn> chat_turns(const TextRequest& request) {
  std::vector<text::ChatTurn> turns;
  for (const Turn& turn : request.turns) {
    turns.push_back({.role = turn.role == Role::user ? text::ChatRole::user : text::ChatRole::assistant,
                     .text = turn.text,
                     .pictures = static_cast<std::int64_t>(turn.pictures.size())});
  }
  return turns;
}

}  // namespace

std::vector<PicturePtr> pictures_of(const TextRequest& request) {
  std::vector<PicturePtr> pictures;
  for (const Turn& turn : request.turns) pictures.insert(pictures.end(), turn.pictures.begin(), turn.pictures.end());
  return pictures;
}

bool is_continued(const TextRequest& request) {
  return !request.turns.empty() && request.turns.back().role == Role::assistant;
}

text::EncodedPrompt encode_conversation(const TextRequest& request, const ReadingRules& rules) {
  const auto parts = text::chat_prompt(rules.format, chat_turns(request), request.system);
  return text::encode_prompt(parts, rules.format, rules.tokenizer);
}

text::EncodedPrompt encode_question(const TextRequest& request, const ReadingRules& rules) {
  if (request.turns.empty() || request.turns.back().role != Role::user) {
    throw Error(ErrorKind::invalid_request, "The last turn of the conversation must be the user's.");
  }
  const Turn& question = request.turns.back();
  if (question.pictures.empty() && text::strip(question.text).empty()) {
    throw Error(ErrorKind::invalid_request, "The question is empty. Write something, or add a picture.");
  }
  return encode_conversation(request, rules);
}

text::EncodedPrompt encode_to_answer(const TextRequest& request, const ReadingRules& rules) {
  if (!is_continued(request)) return encode_question(request, rules);
  const auto parts = text::continuation_prompt(rules.format, chat_turns(request), request.system);
  return text::encode_prompt(parts, rules.format, rules.tokenizer);
}

void expect_room_to_answer(const TextRequest& request, std::int64_t positions, std::int64_t context) {
  if (!is_continued(request)) return inference::expect_room(positions, 1, context);
  if (positions < context) return;
  throw Error(ErrorKind::invalid_request,
              join("The answer cannot go on: together with the conversation it takes ", positions,
                   " positions, and the model has room for ", context, "."));
}

}  // namespace core::engine
