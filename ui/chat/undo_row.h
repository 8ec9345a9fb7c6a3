#pragma once

#include <QTimer>
#include <QWidget>
#include <functional>

namespace ui {

class ElidedLabel;
class TextButton;

/// What was just done to a list and can be taken back: at the foot of the list, for ten seconds or until it is used.
class UndoRow : public QWidget {
  Q_OBJECT

 public:
  explicit UndoRow(QWidget* parent = nullptr);

  void offer(const QString& done, std::function<void()> undo);
  /// Takes it back, as the button does. False when nothing is offered.
  bool undo();
  void withdraw();
  [[nodiscard]] TextButton* button() const { return m_button; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  ElidedLabel* m_text;
  TextButton* m_button;
  std::function<void()> m_undo;
  QTimer m_leave;
};

}  // namespace ui
