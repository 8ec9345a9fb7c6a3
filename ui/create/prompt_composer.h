#pragma once

#include <QWidget>

class QPlainTextEdit;

namespace ui {

class PrimaryButton;

/// The prompt with its main action. Ctrl+Enter draws; Enter breaks the line. Grows from two to six lines.
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
  /// One line is shown where the window is low.
  void setLowWindow(bool low);
  void focusPrompt();
  [[nodiscard]] QPlainTextEdit* edit() const { return m_edit; }
  [[nodiscard]] PrimaryButton* button() const { return m_draw; }

 Q_SIGNALS:
  void drawRequested();

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void fitHeight();
  void updateDraw();

  QPlainTextEdit* m_edit;
  PrimaryButton* m_draw;
  bool m_low = false;
};

}  // namespace ui
