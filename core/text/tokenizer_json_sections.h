#pragma once

#include <initializer_list>
#include <vector>

#include "core/text/added_tokens.h"
#include "core/text/bpe_model.h"
#include "core/text/normalizer.h"
#include "core/text/pre_tokenizer.h"
#include "core/text/vocabulary.h"

namespace core {
class JsonSection;
}

// The parts of parse_tokenizer_json(). `document` is the whole file; all throw Error as that does.
namespace core::text {

/// Refuses every key that is neither in `keys` nor was asked for.
void expect_only(const JsonSection& section, std::initializer_list<const char*> keys);

/// The list `key` of steps that a section of the type “Sequence” holds, or the section itself as the only step.
std::vector<JsonSection> sequence_steps(const JsonSection& section, const char* key);

Normalizer read_normalizer(const JsonSection& document);
PreTokenizer read_pre_tokenizer(const JsonSection& document);

/// Checks the list's entries against `vocabulary`, which holds the model's, and adds those that it lacks to it.
std::vector<AddedToken> read_added_tokens(const JsonSection& document, Vocabulary& vocabulary);

/// The vocabulary of the model, with room for `added` more tokens.
Vocabulary read_vocabulary(const JsonSection& model, std::size_t added);
BpeModel read_bpe_model(const JsonSection& model, const Vocabulary& vocabulary, const std::vector<AddedToken>& added);

/// Refuses what would put tokens other than the one for the beginning around a text.
void check_post_processor(const JsonSection& document, const Vocabulary& vocabulary);

/// Refuses all but the inverse of the byte symbols.
void check_decoder(const JsonSection& document);

}  // namespace core::text
