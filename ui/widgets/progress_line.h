#pragma once

#include <QBasicTimer>
#include <QElapsedTimer>
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

  double m_value = 0;
  QBasicTimer m_sweep;
  QElapsedTimer m_clock;
};

}  // namespace ui
