#pragma once

#include <QAbstractSlider>
#include <QWidget>

class QDoubleSpinBox;
class QLabel;

namespace ui {

/// The slider alone: a groove with the part up to the handle in the accent colour.
class SliderLine : public QAbstractSlider {
  Q_OBJECT

 public:
  explicit SliderLine(QWidget* parent = nullptr);
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void sliderChange(SliderChange change) override;

 private:
  [[nodiscard]] int valueAt(qreal x) const;
};

/// What a value is called and where it lies.
struct ValueRange {
  double lowest = 0;
  double highest = 1;
  double step = 0.1;
  int decimals = 1;     ///< shown at least; a value that has more shows them. 0: whole numbers
  QString atLowest;  ///< shown in place of the lowest value, e.g. "Off"; may be empty
};

/// A labelled number with a slider and a spin box that follow each other. The wheel acts only with the focus.
class ValueSlider : public QWidget {
  Q_OBJECT

 public:
  ValueSlider(const QString& label, const QString& hint, const ValueRange& range, QWidget* parent = nullptr);

  [[nodiscard]] double value() const;
  void setValue(double value);
  /// Without the words above it, where the page has them at another place; the accessible names stay.
  void hideWords();
  /// After the number in the box, which is made wide enough for it.
  void setSuffix(const QString& suffix);
  /// The words for people who know the technical term; the tooltip has them above the range.
  void setTechnicalName(const QString& name);
  [[nodiscard]] QDoubleSpinBox* spinBox() const { return m_spin; }
  [[nodiscard]] SliderLine* slider() const { return m_slider; }

 Q_SIGNALS:
  void valueChanged(double value);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  [[nodiscard]] int toStep(double value) const;
  void fitBox();

  ValueRange m_range;
  QLabel* m_label;
  QLabel* m_hint;
  SliderLine* m_slider;
  QDoubleSpinBox* m_spin;
};

}  // namespace ui
