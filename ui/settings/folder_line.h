#pragma once

#include <QWidget>

namespace ui {

class ElidedLabel;
class TextButton;

/// A path, shortened in its middle, and buttons at its right.
class FolderLine : public QWidget {
  Q_OBJECT

 public:
  FolderLine(const QString& folder, QWidget* parent);

  [[nodiscard]] ElidedLabel& path() const { return *m_path; }
  /// Joins at the right. `spoken` is what a screen reader says of it.
  TextButton* addButton(const QString& text, const QString& spoken);

 private:
  ElidedLabel* m_path;
};

}  // namespace ui
