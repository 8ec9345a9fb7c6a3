#pragma once

#include <QWidget>

class QLabel;
class QPlainTextEdit;

namespace ui {

/// What the next pictures are to be led away from. Where that has no effect the field is off and says why.
class AvoidField : public QWidget {
  Q_OBJECT

 public:
  explicit AvoidField(QWidget* parent = nullptr);

  /// Leaves alone what is being typed.
  void setWords(const QString& words);
  void setUsable(bool usable);
  [[nodiscard]] QPlainTextEdit* edit() const { return m_edit; }
  /// Why the field is off; empty while it is on.
  [[nodiscard]] QString reason() const;

 Q_SIGNALS:
  void wordsChanged(const QString& words);

 private:
  QPlainTextEdit* m_edit;
  QLabel* m_reason;
};

}  // namespace ui
