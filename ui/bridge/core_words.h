#pragma once

#include <QString>
#include <string_view>

namespace ui {

/// What core says, in the language of the window's texts. Core speaks English alone; a sentence that core_words.cpp does
/// not list stays as it is, and so does everything while no translation is installed. Any thread.
QString coreWords(std::string_view english);

}  // namespace ui
