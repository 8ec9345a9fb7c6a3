#include "ui/chat/message_text.h"

#include <QApplication>
#include <QDesktopServices>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextDocumentFragment>
#include <QTextList>
#include <QTimerEvent>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <memory>

#include "ui/widgets/painting.h"

namespace ui {
namespace {

constexpr int paragraphGap = 8;
constexpr int listItemGap = 2;
constexpr int listIndent = 20;
constexpr QSize caretSize(8, 16);

/// Paragraphs and items as the reading style wants them.
QTextBlockFormat formatOf(const QTextBlock& block) {
  QTextBlockFormat format = block.blockFormat();
  const bool isCode = format.hasProperty(QTextFormat::BlockCodeFence) || format.nonBreakableLines();
  const int line = theme().lineHeight(isCode ? TypeStyle::Code : TypeStyle::Reading);
  format.setLineHeight(line, QTextBlockFormat::MinimumHeight);
  const bool isLast = !block.next().isValid();
  const bool inList = block.textList() != nullptr && block.next().isValid() && block.next().textList() != nullptr;
  const bool inCode = isCode && block.next().isValid() && block.next().blockFormat().nonBreakableLines();
  format.setTopMargin(0);
  format.setBottomMargin(isLast || inCode ? 0 : inList ? listItemGap : paragraphGap);
  if (isCode) {
    format.setBackground(color(ColorRole::Raised));
    format.setLeftMargin(paragraphGap);
  }
  return format;
}

void dressCharacters(const QTextBlock& block) {
  for (auto it = block.begin(); !it.atEnd(); ++it) {
    const QTextFragment fragment = it.fragment();
    const QTextCharFormat was = fragment.charFormat();
    if (!was.fontFixedPitch() && !was.isAnchor()) continue;
    QTextCursor part(block);
    part.setPosition(fragment.position());
    part.setPosition(fragment.position() + fragment.length(), QTextCursor::KeepAnchor);
    QTextCharFormat format;
    if (was.fontFixedPitch()) {
      format.setFont(theme().font(TypeStyle::Code));
      format.setBackground(color(ColorRole::Raised));
    } else {
      format.setForeground(color(ColorRole::AccentText));
      format.setFontUnderline(false);
    }
    part.mergeCharFormat(format);
  }
}

}  // namespace

MessageText::MessageText(QWidget* parent) : QTextBrowser(parent) {
  setFrameShape(QFrame::NoFrame);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setOpenLinks(false);
  setFont(theme().font(TypeStyle::Reading));
  viewport()->setAutoFillBackground(false);
  viewport()->setAcceptDrops(false);  // the page takes drops, also those over text
  document()->setDocumentMargin(0);
  document()->setIndentWidth(listIndent);
  document()->setUndoRedoEnabled(false);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setTextInteractionFlags(Qt::TextBrowserInteraction | Qt::TextSelectableByKeyboard);
  connect(this, &QTextBrowser::anchorClicked, this, &MessageText::openLink);
  connect(&theme(), &Theme::changed, this, [this] {
    if (m_isMarkdown) setMarkdownText(m_source);
  });
}

void MessageText::setPlain(const QString& text) {
  m_isMarkdown = false;
  m_source = text;
  QTextBrowser::setPlainText(text);
  QTextCursor all(document());
  all.select(QTextCursor::Document);
  QTextBlockFormat format;
  format.setLineHeight(theme().lineHeight(TypeStyle::Reading) - 1, QTextBlockFormat::MinimumHeight);
  all.mergeBlockFormat(format);
  fitHeight();
}

void MessageText::setMarkdownText(const QString& markdown) {
  m_isMarkdown = true;
  m_source = markdown;
  const QTextCursor before = textCursor();
  const int anchor = before.anchor();
  const int position = before.position();
  document()->setMarkdown(markdown, QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub) |
                                        QTextDocument::MarkdownNoHTML);
  dress();
  if (anchor != position) {
    const int last = document()->characterCount() - 1;
    QTextCursor again(document());
    again.setPosition(std::min(anchor, last));
    again.setPosition(std::min(position, last), QTextCursor::KeepAnchor);
    setTextCursor(again);
  }
  fitHeight();
}

void MessageText::dress() {
  QTextCursor edit(document());
  edit.beginEditBlock();
  for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
    QTextCursor(block).setBlockFormat(formatOf(block));
    dressCharacters(block);
  }
  edit.endEditBlock();
}

void MessageText::setWriting(bool writing) {
  if (writing == m_writing) return;
  m_writing = writing;
  m_caretShown = true;
  const int flash = QApplication::cursorFlashTime();
  if (writing && flash > 0 && Theme::motionAllowed()) {
    m_blink.start(flash / 2, this);
  } else {
    m_blink.stop();
  }
  viewport()->update();
}

int MessageText::widthWithin(int bound) const {
  const std::unique_ptr<QTextDocument> copy(document()->clone());
  copy->setDefaultFont(font());
  copy->setTextWidth(bound);
  return std::min(bound, static_cast<int>(std::ceil(copy->idealWidth())) + 1);
}

int MessageText::heightFor(int width) const {
  const std::unique_ptr<QTextDocument> copy(document()->clone());
  copy->setDefaultFont(font());
  copy->setTextWidth(width);
  return static_cast<int>(std::ceil(copy->size().height()));
}

QVariant MessageText::loadResource(int, const QUrl&) { return {}; }

void MessageText::fitHeight() {
  document()->setTextWidth(viewport()->width());
  setFixedHeight(std::max(static_cast<int>(std::ceil(document()->size().height())), 1));
}

QRect MessageText::caret() const {
  QTextCursor end(document());
  end.movePosition(QTextCursor::End);
  const QRect line = cursorRect(end);
  return {QPoint(std::min(line.left() + 2, viewport()->width() - caretSize.width()), line.bottom() - caretSize.height() - 1),
          caretSize};
}

void MessageText::paintEvent(QPaintEvent* event) {
  QTextBrowser::paintEvent(event);
  if (!m_writing || !m_caretShown) return;
  QPainter painter(viewport());
  drawRoundedBox(painter, caret(), 1, color(ColorRole::Accent));
}

void MessageText::resizeEvent(QResizeEvent* event) {
  QTextBrowser::resizeEvent(event);
  if (event->size().width() != event->oldSize().width()) fitHeight();
}

void MessageText::wheelEvent(QWheelEvent* event) { event->ignore(); }

void MessageText::timerEvent(QTimerEvent* event) {
  if (event->timerId() != m_blink.timerId()) return QTextBrowser::timerEvent(event);
  m_caretShown = !m_caretShown;
  viewport()->update(caret());
}

void MessageText::keyPressEvent(QKeyEvent* event) {
  const bool scrolls = event->key() == Qt::Key_PageUp || event->key() == Qt::Key_PageDown || event->key() == Qt::Key_Up ||
                       event->key() == Qt::Key_Down;
  if (scrolls && event->modifiers() == Qt::NoModifier) {
    event->ignore();  // the transcript scrolls, not the text in it
    return;
  }
  QTextBrowser::keyPressEvent(event);
}

void MessageText::changeEvent(QEvent* event) {
  QTextBrowser::changeEvent(event);
  if (event->type() == QEvent::FontChange) fitHeight();
}

void MessageText::openLink(const QUrl& link) {
  if (link.scheme() == QLatin1String("http") || link.scheme() == QLatin1String("https")) QDesktopServices::openUrl(link);
}

}  // namespace ui
