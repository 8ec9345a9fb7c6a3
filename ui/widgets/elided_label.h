#pragma once

#include <QWidget>

#include "ui/theme/theme.h"

namespace ui {

/// One line of text that is cut with "…" where it does not fit; the tooltip then has all of it.
class ElidedLabel : public QWidget {
  Q_OBJECT

 public:
  explicit ElidedLabel(QWidget* parent = nullptr, TypeStyle style = TypeStyle::Body, ColorRole role = ColorRole::Text);

  void setText(const QString& text);
  [[nodiscard]] QString text() const { return m_text; }
  void setElideMode(Qt::TextElideMode mode);
  void setRole(ColorRole role);

  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void updateToolTip();

  QString m_text;
  TypeStyle m_style;
  ColorRole m_role;
  Qt::TextElideMode m_mode = Qt::ElideRight;
};

}  // namespace ui
