#pragma once

#include <QLineEdit>

namespace ui {

class IconButton;

/// A line to search with: magnifier, the keys that lead to it while it is empty, a cross that empties it. Esc empties it
/// too; an empty one leaves Esc to others.
class SearchField : public QLineEdit {
  Q_OBJECT

 public:
  /// `words` say what is searched: placeholder and accessible name.
  explicit SearchField(const QString& words, QWidget* parent = nullptr);

  void setKeyHint(const QString& keys);

 Q_SIGNALS:
  /// What is searched for, without blanks around it, after each change.
  void searchChanged(const QString& text);

 protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  QString m_keyHint;
  IconButton* m_clear;
};

}  // namespace ui
