#pragma once

class QWidget;

namespace ui {

/// Shows by the frame of a field that what is in it cannot be used, or that it can. The sentence stands beside it.
void markWrong(QWidget* field, bool wrong);

}  // namespace ui
