#pragma once

#include <QString>

namespace ui {

enum class Language { System, English, Chinese };

/// The word for it in the file of settings: system, en, zh_CN. Another word counts as system.
QString languageWord(Language language);
Language languageFrom(const QString& word);

/// Installs the translation for the application, Qt's own texts included, in place of the one before, and has dates and
/// numbers written to match. What was shown already keeps its words; call it before the window is made. True when texts
/// come translated from now on: English needs no translation, and a system in another language gets English.
bool installLanguage(Language language);

}  // namespace ui
