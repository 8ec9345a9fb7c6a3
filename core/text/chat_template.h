#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/text/token.h"

namespace core::text {

class Tokenizer;

/// The system prompt of the published models.
inline constexpr std::string_view default_system_prompt =
    "You are a helpful language and vision assistant. You are able to understand the visual content that the user "
    "provides, and assist the user with a variety of tasks using natural language.";

/// How a model's prompts are written.
struct ChatFormat {
  std::string user_role = "<|User|>";
  std::string assistant_role = "<|Assistant|>";
  std::string system_prompt{default_system_prompt};  ///< used where a request names none; empty: none
  std::string between_pictures = "\n";               ///< of one turn; blanks and newlines only
  std::int64_t picture_tokens = 576;                 ///< placeholders per picture
};

enum class ChatRole { user, assistant };

struct ChatTurn {
  ChatRole role = ChatRole::user;
  std::string text;           ///< UTF-8; surrounding whitespace does not count
  std::int64_t pictures = 0;  ///< of this turn; they come before its text
};

/// A piece of a prompt.
struct PromptPart {
  enum class Kind {
    text,       ///< of the template
    user_text,  ///< what a person typed: folded if the model wants it
    answer,     ///< what the assistant said, with the blank before it; encoded apart from what stands before it
    control,    ///< one token, by its spelling
    picture     ///< begin of image, placeholders, end of image
  };
  Kind kind = Kind::text;
  std::string text;  ///< for a picture `<image_placeholder>`

  bool operator==(const PromptPart&) const = default;
};

/// The conversation up to where the assistant is to speak; where the last turn is the assistant's, up to its end.
/// Roles alternate and the user begins. BOS is not among the parts. An absent `system` means the format's own.
/// Throws Error(invalid_request) when the roles do not alternate.
/// Source: deepseek-ai/Janus, conversation template "deepseek".
std::vector<PromptPart> chat_prompt(const ChatFormat& format, std::span<const ChatTurn> turns,
                                    const std::optional<std::string>& system = std::nullopt);

/// The conversation up to where its last turn breaks off, an answer of the assistant: what is written behind it goes on with
/// that answer. Blanks before the text do not count, as ever; those at its end are a part of it. Nothing follows, so that
/// these parts stand at the front of a `chat_prompt` in which the same answer is finished.
/// Throws as `chat_prompt` does, and Error(invalid_request) where the last turn is no answer, or one without text.
std::vector<PromptPart> continuation_prompt(const ChatFormat& format, std::span<const ChatTurn> turns,
                                            const std::optional<std::string>& system = std::nullopt);

/// The prompt that makes the model draw; it ends with the begin-of-image token and has no system prompt.
std::vector<PromptPart> drawing_prompt(const ChatFormat& format, const std::string& caption);

/// The parts written out, as the reference would see its prompt. For logs and tests.
std::string prompt_text(std::span<const PromptPart> parts);

/// Positions [begin, end) in a row of tokens.
struct TokenRange {
  std::int64_t begin = 0;
  std::int64_t end = 0;

  bool operator==(const TokenRange&) const = default;
};

struct EncodedPrompt {
  TokenIds ids;                      ///< BOS first
  std::vector<TokenRange> pictures;  ///< the placeholders of each picture, without begin and end of image
  std::vector<TokenRange> answers;   ///< each answer with the EOS behind it, if it has one: what training learns
};

/// Tokens of `parts`. Throws Error(unsupported) when the model lacks a control token of the template.
EncodedPrompt encode_prompt(std::span<const PromptPart> parts, const ChatFormat& format, const Tokenizer& tokenizer);

}  // namespace core::text
