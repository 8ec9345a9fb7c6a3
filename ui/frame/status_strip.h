#pragma once

#include "ui/widgets/surface.h"

class QLabel;

namespace ui {

class CommandHint;
class EngineStatus;
class ElidedLabel;
class ProgressLine;
class TextButton;

/// The strip at the lower edge: stage, count, progress, speed, time left, Stop; at the right the jobs that wait
/// and the keys of the commands.
class StatusStrip : public Surface {
  Q_OBJECT

 public:
  explicit StatusStrip(EngineStatus& status, QWidget* parent = nullptr);

  /// Opens the commands when it is clicked; that is the window's business.
  /// Before the jobs that wait, at the right: what else is under way.
  void addAside(QWidget* widget);
  [[nodiscard]] CommandHint* commands() const { return m_commands; }

 Q_SIGNALS:
  void stopRequested();

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void build();
  void refresh();

  EngineStatus& m_status;
  QLabel* m_stage;
  ElidedLabel* m_count;
  ProgressLine* m_line;
  QLabel* m_speed;
  Surface* m_divider;
  QLabel* m_left;
  TextButton* m_stop;
  QLabel* m_waiting;
  CommandHint* m_commands;
};

}  // namespace ui
