#pragma once

#include <QObject>
#include <QString>
#include <QTimer>

#include "ui/bridge/engine_bridge.h"

namespace ui {

/// Finds out, while a text for a drawing is written, whether the model has room for it. The window does not wait for it:
/// what is not known yet is not held against a text.
class PromptCheck : public QObject {
  Q_OBJECT

 public:
  enum class Text : quint8 { Prompt, Avoid };

  PromptCheck(EngineBridge& bridge, Text text, QObject* parent = nullptr);

  void check(const QString& words);
  /// Why the words that were checked last cannot be used; empty when they can, and until that is known.
  [[nodiscard]] QString problem() const { return m_problem; }

 Q_SIGNALS:
  void problemChanged();

 private:
  void count();
  void forget();
  void onCounted(JobId job, qint64 tokens);
  void setProblem(const QString& sentence);

  EngineBridge& m_bridge;
  Text m_text;
  QString m_words;
  QString m_problem;
  QTimer m_soon;
  JobId m_job = 0;
};

}  // namespace ui
