#pragma once

#include <QWidget>

class QPlainTextEdit;
class QVBoxLayout;

namespace ui {

class PrimaryButton;

/// The prompt with its main action. Enter draws, Shift+Enter breaks the line. Grows from two to six lines.
class PromptComposer : public QWidget {
  Q_OBJECT

 public:
  explicit PromptComposer(QWidget* parent = nullptr);

  /// What to do while there is nothing to draw.
  [[nodiscard]] static QString advice();
  [[nodiscard]] QString prompt() const;
  void setPrompt(const QString& prompt);
  /// The words of the button: Draw, or Add to queue while a drawing runs.
  void setBusy(bool busy);
  /// Why this prompt cannot be drawn: the frame shows it, the page says it. Empty: it can.
  void setProblem(const QString& sentence);
  /// One line is shown where the window is low.
  void setLowWindow(bool low);
  /// The keys that draw wherever the focus is on the page; empty for none.
  void setKeys(const QString& keys);
  void focusPrompt();
  [[nodiscard]] QPlainTextEdit* edit() const { return m_edit; }
  [[nodiscard]] PrimaryButton* button() const { return m_draw; }

 Q_SIGNALS:
  void drawRequested();
  void promptChanged();

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void fitHeight();
  void updateDraw();

  QVBoxLayout* m_editBox = nullptr;
  QPlainTextEdit* m_edit;
  PrimaryButton* m_draw;
  QString m_problem;
  QString m_keys;
  bool m_low = false;
  bool m_composing = false;  ///< an input method has text that is not yet part of the prompt
};

}  // namespace ui
