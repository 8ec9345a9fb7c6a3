#pragma once

#include <QWidget>

namespace ui {

/// Lies over the transcript while something is dragged over the window: a dashed frame and one line on what a drop
/// does.
class DropFrame : public QWidget {
  Q_OBJECT

 public:
  explicit DropFrame(QWidget* parent);

  /// What a drop would do, or why it would do nothing.
  void say(const QString& words, bool accepted);
  [[nodiscard]] QString words() const { return m_words; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString m_words;
  bool m_accepted = true;
};

}  // namespace ui
