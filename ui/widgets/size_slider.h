#pragma once

#include <QWidget>

namespace ui {

class SliderLine;

/// An icon and a short slider for the size of what a page shows; for the top bar.
class SizeSlider : public QWidget {
  Q_OBJECT

 public:
  SizeSlider(const QString& icon, const QString& words, int smallest, int largest, int usual,
             QWidget* parent = nullptr);

  [[nodiscard]] int size() const;

 Q_SIGNALS:
  void sizeChanged(int size);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString m_icon;
  SliderLine* m_slider;
};

}  // namespace ui
