#pragma once

#include <QString>

namespace ui {

/// Whether a text has each of the words, anywhere and in upper or lower case. No words: it does.
[[nodiscard]] bool hasAllWords(const QString& text, const QString& words);

}  // namespace ui
