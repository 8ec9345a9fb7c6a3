#pragma once

#include <QBasicTimer>
#include <QElapsedTimer>
#include <QVariantAnimation>
#include <QWidget>

namespace ui {

/// A line 4 high: how much is done, or a sweep while that is not known.
class ProgressLine : public QWidget {
  Q_OBJECT

 public:
  explicit ProgressLine(QWidget* parent = nullptr);

  /// 0 to 1; below 0 the end is not known.
  void setValue(double value);
  [[nodiscard]] double value() const { return m_value; }

  [[nodiscard]] QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  void timerEvent(QTimerEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  void updateSweep();
  void glideFrom(double before);
  [[nodiscard]] double shown() const;

  double m_value = 0;
  QVariantAnimation m_glide;  ///< to the value, from what was shown before
  QBasicTimer m_sweep;
  QElapsedTimer m_clock;
};

}  // namespace ui
