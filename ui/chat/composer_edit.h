#pragma once

#include <QPlainTextEdit>

namespace ui {

/// The text of the composer: one to eight lines high, then it scrolls. Enter sends, Shift+Enter breaks the line.
class ComposerEdit : public QPlainTextEdit {
  Q_OBJECT

 public:
  explicit ComposerEdit(QWidget* parent = nullptr);

 Q_SIGNALS:
  void sendRequested();
  /// A text, a picture or files were pasted.
  void contentPasted(const QMimeData* mime);
  void focusChanged();

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void inputMethodEvent(QInputMethodEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  [[nodiscard]] bool canInsertFromMimeData(const QMimeData* source) const override;
  void insertFromMimeData(const QMimeData* source) override;

 private:
  void fitHeight();

  bool m_composing = false;  ///< an input method has text that is not yet part of the document
};

}  // namespace ui
