#pragma once

#include <QString>

class QTextDocument;

namespace ui {

/// How much of Markdown that is still being written cannot change any more: all but its last paragraph. 0 when there is
/// no such place. What follows may be read by itself.
qsizetype finishedLength(const QString& markdown);

/// Adds Markdown as new blocks at the end, in the reading style of the theme; HTML in it stays text.
void appendMarkdown(QTextDocument& document, const QString& markdown);

}  // namespace ui
