#pragma once

#include <QObject>
#include <QString>
#include <QTimer>

#include "ui/bridge/engine_bridge.h"

namespace ui {

/// Finds out, while a prompt is written, whether the model has room for it. The window does not wait for it: what is not
/// known yet is not held against a prompt.
class PromptCheck : public QObject {
  Q_OBJECT

 public:
  explicit PromptCheck(EngineBridge& bridge, QObject* parent = nullptr);

  void check(const QString& prompt);
  /// Why the prompt that was checked last cannot be drawn; empty when it can, and until that is known.
  [[nodiscard]] QString problem() const { return m_problem; }

 Q_SIGNALS:
  void problemChanged();

 private:
  void count();
  void onCounted(JobId job, qint64 tokens);
  void setProblem(const QString& sentence);

  EngineBridge& m_bridge;
  QString m_prompt;
  QString m_problem;
  QTimer m_soon;
  JobId m_job = 0;
};

}  // namespace ui
