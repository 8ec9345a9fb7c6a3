#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/pattern.h"

namespace core::text {

/// One change of a text before it is cut; valid UTF-8 in and out. May be called from several threads.
using NormalizerStep = std::function<std::string(const std::string&)>;

/// The steps one after the other; without any, texts stay as they are.
struct Normalizer {
  std::vector<NormalizerStep> steps;

  [[nodiscard]] std::string apply(std::string_view text) const;
};

/// The Unicode normalisation forms.
enum class UnicodeForm { nfc, nfd, nfkc, nfkd };
NormalizerStep unicode_form_step(UnicodeForm form);

/// Each character by itself, so that Σ becomes σ at the end of a word, too.
NormalizerStep lower_case_step();

/// Puts `prefix` before every text that is not empty.
NormalizerStep prepend_step(std::string prefix);

/// Puts `content` in the place of every match.
NormalizerStep replace_step(Pattern pattern, std::string content);

}  // namespace core::text
