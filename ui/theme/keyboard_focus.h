#pragma once

#include <QFocusFrame>
#include <QObject>
#include <QPointer>

namespace ui {

/// Shows one focus frame around the focused control, only when the focus came by keyboard. Text fields show their focus
/// on their own border; a widget with the property "ownFocus" does so, too, and gets no frame.
class KeyboardFocus : public QObject {
  Q_OBJECT

 public:
  /// Watches the whole application for as long as it lives.
  explicit KeyboardFocus(QObject* parent);
  ~KeyboardFocus() override;

  /// True when the last thing that the person used was the keyboard.
  [[nodiscard]] static bool lastInputWasKeyboard();

  /// A widget whose style changed has lost its frame; shows it again.
  void showAgain();

  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void show(QWidget* widget);
  void hide();

  QPointer<QFocusFrame> m_frame;  // a child of the window that it was last shown in
};

}  // namespace ui
