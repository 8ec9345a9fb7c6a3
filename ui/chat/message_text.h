#pragma once

#include <QBasicTimer>
#include <QTextBrowser>

namespace ui {

/// Text of a turn: read-only, selectable, without a frame, as tall as its document. Links to the web
/// are opened in the browser after a question that shows where they lead, others not at all; nothing is loaded from disk or
/// network.
class MessageText : public QTextBrowser {
  Q_OBJECT

 public:
  explicit MessageText(QWidget* parent = nullptr);

  void setPlain(const QString& text);
  /// Keeps the selection as far as the text before it stays. When it goes on from the text before, only its last
  /// paragraph is read again: the cost does not grow with the text.
  void setMarkdownText(const QString& markdown);
  /// A block in the accent colour behind the last character, while more is to come.
  void setWriting(bool writing);

  /// The text without its marks.
  [[nodiscard]] QString plainText() const { return toPlainText(); }
  /// Width of the longest line if it were not wrapped, at most `bound`.
  [[nodiscard]] int widthWithin(int bound) const;
  [[nodiscard]] int heightFor(int width) const;

  QVariant loadResource(int type, const QUrl& name) override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void timerEvent(QTimerEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void clearDocument(QTextCursor& edit);
  void select(int anchor, int position);
  void fitHeight();
  [[nodiscard]] QRect caret() const;
  void openLink(const QUrl& link);

  QString m_source;
  bool m_isMarkdown = false;
  qsizetype m_finished = 0;  ///< so much of the source stands in the document for good
  int m_finishedBlocks = 0;  ///< as so many blocks
  bool m_writing = false;
  bool m_caretShown = true;
  QBasicTimer m_blink;
};

}  // namespace ui
