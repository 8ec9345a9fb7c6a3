#pragma once

#include <QAbstractButton>
#include <QKeySequence>

namespace ui {

/// Shows the keys of an action. Pressed, it takes the next keys: Esc leaves them as they were, Delete or Backspace takes
/// them away. Keys that people type with are not taken.
class KeyField : public QAbstractButton {
  Q_OBJECT

 public:
  static constexpr int fieldWidth = 180;

  KeyField(const QString& action, QWidget* parent);

  void setKeys(const QList<QKeySequence>& keys);
  [[nodiscard]] bool isListening() const { return m_listening; }
  [[nodiscard]] QSize sizeHint() const override;

 Q_SIGNALS:
  void chosen(const QKeySequence& keys);  ///< empty: none
  void refused(const QString& sentence);

 protected:
  bool event(QEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  void listen(bool on);
  void take(const QKeyEvent& key);
  void describe();

  QString m_action;
  QString m_shown;
  bool m_listening = false;
};

}  // namespace ui
