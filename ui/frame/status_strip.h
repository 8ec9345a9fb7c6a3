#pragma once

#include "ui/widgets/page.h"
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

  /// What else may be under way; shown while it is visible. It has the strip's left end while the engine has nothing to
  /// do, else it stands before the jobs that wait.
  void addAside(QWidget* widget);
  /// What the page that is shown says while nothing runs.
  void setHint(const Page::StatusHint& hint);
  /// Opens the commands when it is clicked; that is the window's business.
  [[nodiscard]] CommandHint* commands() const { return m_commands; }

 Q_SIGNALS:
  void stopRequested();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void build();
  void refresh();
  void showHint(bool busy);
  void showNumbers(bool busy);
  void keepSlots();
  /// Puts the aside where it belongs now.
  void arrange(bool leads);
  [[nodiscard]] bool hasIcon() const;

  EngineStatus& m_status;
  Page::StatusHint m_said;
  QWidget* m_aside = nullptr;
  bool m_asideLeads = false;
  QLabel* m_stage;
  Surface* m_hintDivider;
  ElidedLabel* m_hint;
  ElidedLabel* m_count;
  ProgressLine* m_line;
  QLabel* m_speed;
  Surface* m_countDivider;
  Surface* m_divider;
  QLabel* m_left;
  TextButton* m_stop;
  QLabel* m_waiting;
  Surface* m_waitingDivider;
  QString m_slotsOf;  ///< the stage whose numbers have their slots
  CommandHint* m_commands;
};

}  // namespace ui
