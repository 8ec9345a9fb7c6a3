#pragma once

#include <QAbstractButton>

namespace ui {

/// Floats over the transcript and leads to its end.
class NewestPill : public QAbstractButton {
  Q_OBJECT

 public:
  explicit NewestPill(QWidget* parent);
  [[nodiscard]] QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
};

}  // namespace ui
