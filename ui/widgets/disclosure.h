#pragma once

#include <QAbstractButton>
#include <QVariantAnimation>

namespace ui {

/// A heading that folds out what is below it; checked means unfolded.
class Disclosure : public QAbstractButton {
  Q_OBJECT

 public:
  explicit Disclosure(const QString& text, QWidget* parent = nullptr);
  [[nodiscard]] QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QVariantAnimation m_turn;  ///< of the chevron, in degrees
};

}  // namespace ui
