#pragma once

class QLayout;
class QScrollArea;

namespace ui {

/// Lets the vertical scroll bar of `area` lie in the right margin that `column`, the layout of what is scrolled, has now:
/// the content keeps its width when the bar comes.
void keepWidthBesideScrollBar(QScrollArea* area, QLayout* column);

}  // namespace ui
