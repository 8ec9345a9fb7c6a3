#pragma once

#include <QAbstractButton>

namespace ui {

/// A button with icon and words over a picture: white on the scrim that its parent paints.
class ScrimButton : public QAbstractButton {
  Q_OBJECT

 public:
  ScrimButton(const QString& icon, const QString& words, const QString& keys, QWidget* parent);

  [[nodiscard]] QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  void enterEvent(QEnterEvent* event) override;
  void leaveEvent(QEvent* event) override;

 private:
  QString m_icon;
};

}  // namespace ui
