#pragma once

#include <QAbstractButton>

namespace ui {

/// 32 × 30, an arrow on the accent colour.
class SendButton : public QAbstractButton {
  Q_OBJECT

 public:
  explicit SendButton(QWidget* parent = nullptr);
  [[nodiscard]] QSize sizeHint() const override { return {32, 30}; }

 protected:
  void paintEvent(QPaintEvent* event) override;
};

}  // namespace ui
