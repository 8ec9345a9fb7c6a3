#pragma once

namespace ui {

/// Lets those who do not see a SectionGridView go through it: a list whose items are the cells, section after section,
/// each with the words of Qt::AccessibleTextRole. Called by the view; again it does nothing.
void makeSectionGridsAccessible();

}  // namespace ui
