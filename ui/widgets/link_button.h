#pragma once

#include <QAbstractButton>
#include <QString>

namespace ui {

/// Words that lead somewhere, in the colour of links and underlined under the mouse; if wanted an icon before them.
class LinkButton : public QAbstractButton {
  Q_OBJECT

 public:
  explicit LinkButton(const QString& text, QWidget* parent = nullptr);

  void setIconName(const QString& icon);

  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override { return {24, sizeHint().height()}; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void enterEvent(QEnterEvent* event) override;
  void leaveEvent(QEvent* event) override;

 private:
  QString m_icon;
};

}  // namespace ui
