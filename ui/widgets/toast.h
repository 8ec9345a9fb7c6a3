#pragma once

#include <QPropertyAnimation>
#include <QTimer>
#include <QWidget>
#include <functional>

namespace ui {

class ElidedLabel;
class TextButton;

/// A short message at the bottom of its parent that goes by itself: what was done, and if wanted one button. Never the
/// only place of an error. One at a time: a new message takes the place of the old one.
class Toast : public QWidget {
  Q_OBJECT

 public:
  explicit Toast(QWidget* parent);

  void show(const QString& icon, const QString& text);
  /// With a button; `pressed` is called when it is used.
  void show(const QString& icon, const QString& text, const QString& button, std::function<void()> pressed);
  /// Distance from the parent's lower edge.
  void setBottomMargin(int pixels) { m_bottomMargin = pixels; }
  [[nodiscard]] QString text() const;

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void enterEvent(QEnterEvent* event) override;
  void leaveEvent(QEvent* event) override;

 private:
  [[nodiscard]] QRect place() const;
  void slide(const QPoint& from, const QPoint& to);
  void go();
  void appear(const QString& icon, const QString& text, int milliseconds);

  QString m_icon;
  ElidedLabel* m_text;
  TextButton* m_button;
  std::function<void()> m_pressed;
  QTimer m_leave;
  QPropertyAnimation m_slide;
  bool m_going = false;
  int m_bottomMargin = 12;
};

}  // namespace ui
