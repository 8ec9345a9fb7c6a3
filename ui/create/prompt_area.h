#pragma once

#include <QWidget>

#include "ui/bridge/engine_bridge.h"

namespace ui {

class InlineNote;
class PromptCheck;
class PromptComposer;

/// The prompt, and below it why it cannot be drawn where that is so.
class PromptArea : public QWidget {
  Q_OBJECT

 public:
  explicit PromptArea(EngineBridge& bridge, QWidget* parent = nullptr);

  [[nodiscard]] PromptComposer& composer() const { return *m_composer; }
  /// False for a prompt that is too long, which is said once more.
  bool mayDraw();

 Q_SIGNALS:
  void drawRequested();

 private:
  void showProblem();

  PromptComposer* m_composer;
  InlineNote* m_problem;
  PromptCheck* m_check;
};

}  // namespace ui
