#pragma once

#include <QWidget>

#include "ui/bridge/engine_bridge.h"

class QLabel;
class QPlainTextEdit;

namespace ui {

class PromptCheck;

/// What the next pictures are to be led away from. Where that has no effect the field is off and says why; where it is
/// more than the model has room for, it says that.
class AvoidField : public QWidget {
  Q_OBJECT

 public:
  explicit AvoidField(EngineBridge& bridge, QWidget* parent = nullptr);

  /// Leaves alone what is being typed.
  void setWords(const QString& words);
  void setUsable(bool usable);
  void focusWords();
  [[nodiscard]] QPlainTextEdit* edit() const { return m_edit; }
  /// Why the field is off; empty while it is on.
  [[nodiscard]] QString reason() const;
  /// Why nothing can be drawn with these words; empty where they do no harm.
  [[nodiscard]] QString problem() const;

 Q_SIGNALS:
  void wordsChanged(const QString& words);

 private:
  void fitHeight();
  void say();

  QPlainTextEdit* m_edit;
  QLabel* m_hint;
  PromptCheck* m_check;
};

}  // namespace ui
