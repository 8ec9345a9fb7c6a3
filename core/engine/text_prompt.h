#pragma once

#include <vector>

#include "core/engine/requests.h"

namespace core::text {
struct ChatFormat;
struct EncodedPrompt;
class Tokenizer;
}  // namespace core::text

namespace core::engine {

/// How a model reads conversations. Both outlive it.
struct ReadingRules {
  const text::ChatFormat& format;
  const text::Tokenizer& tokenizer;
};

/// Pictures of all turns, in their order.
std::vector<PicturePtr> pictures_of(const TextRequest& request);

/// Whether the last turn is an answer that broke off and is to go on.
bool is_continued(const TextRequest& request);

/// The conversation with all its answers finished; where the last turn is the user's, up to where the answer begins.
text::EncodedPrompt encode_conversation(const TextRequest& request, const ReadingRules& rules);

/// What a new answer is written behind. Throws Error(invalid_request) unless the last turn is a question: the user's, with a
/// text or a picture.
text::EncodedPrompt encode_question(const TextRequest& request, const ReadingRules& rules);

/// What an answer is written behind: a question, or an answer that broke off, which then is the last of the prompt's answers.
/// Throws Error(invalid_request) as `encode_question`, and where that answer is empty.
text::EncodedPrompt encode_to_answer(const TextRequest& request, const ReadingRules& rules);

/// Throws Error(invalid_request) with the numbers where a prompt of `positions` leaves no room in the context.
void expect_room_to_answer(const TextRequest& request, std::int64_t positions, std::int64_t context);

}  // namespace core::engine
