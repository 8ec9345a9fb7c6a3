#pragma once

#include <QString>

class QFileDialog;
class QWidget;

namespace ui {

/// A dialog for files or folders, to be opened with open(): the desktop's own where Qt has it, else Qt's in our colours.
/// Begins in `folder`, or the nearest one above it that is there; an empty one is the person's own. Deletes itself.
QFileDialog* makeFileDialog(QWidget* parent, const QString& title, const QString& folder);

}  // namespace ui
