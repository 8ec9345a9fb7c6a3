#include "ui/chat/message_text.h"

#include <QApplication>
#include <QDesktopServices>
#include <QKeyEvent>
#include <QMessageBox>
#include <QPaintEvent>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextDocument>
#include <QTimerEvent>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <memory>

#include "ui/chat/block_marks.h"
#include "ui/chat/list_bullets.h"
#include "ui/chat/markdown_blocks.h"
#include "ui/widgets/painting.h"

namespace ui {
namespace {

constexpr int listIndent = 20;
constexpr QSize caretSize(8, 16);

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
    if (!m_isMarkdown) return;
    m_finishedBlocks = 0;  // colours are in all of it
    setMarkdownText(m_source);
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
  const bool goesOn =
      m_isMarkdown && m_finishedBlocks > 0 && markdown.startsWith(QStringView(m_source).left(m_finished));
  const QTextCursor before = textCursor();
  const int anchor = before.anchor();
  const int position = before.position();
  QTextCursor edit(document());
  edit.beginEditBlock();
  if (goesOn) {
    edit.setPosition(document()->findBlockByNumber(m_finishedBlocks - 1).position());
    edit.movePosition(QTextCursor::EndOfBlock);
    edit.movePosition(QTextCursor::End, QTextCursor::KeepAnchor);
    edit.removeSelectedText();
  } else {
    clearDocument(edit);
  }
  const qsizetype finished = m_finished + finishedLength(markdown.mid(m_finished));
  if (finished > m_finished) {
    appendMarkdown(*document(), markdown.mid(m_finished, finished - m_finished));
    m_finished = finished;
    m_finishedBlocks = document()->blockCount();
  }
  appendMarkdown(*document(), markdown.mid(m_finished));
  edit.endEditBlock();
  m_isMarkdown = true;
  m_source = markdown;
  if (anchor != position) select(anchor, position);
  fitHeight();
}

void MessageText::clearDocument(QTextCursor& edit) {
  m_finished = 0;
  m_finishedBlocks = 0;
  edit.select(QTextCursor::Document);
  edit.removeSelectedText();
  edit.setBlockFormat({});
  edit.setBlockCharFormat({});
}

void MessageText::select(int anchor, int position) {
  const int last = document()->characterCount() - 1;
  QTextCursor again(document());
  again.setPosition(std::min(anchor, last));
  again.setPosition(std::min(position, last), QTextCursor::KeepAnchor);
  setTextCursor(again);
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
  return {QPoint(std::min(line.left() + 2, viewport()->width() - caretSize.width()),
                 line.bottom() - caretSize.height() - 1),
          caretSize};
}

void MessageText::paintEvent(QPaintEvent* event) {
  {
    QPainter ground(viewport());
    paintCodeGrounds(ground, *document(), event->rect());
  }
  QTextBrowser::paintEvent(event);
  QPainter painter(viewport());
  paintBullets(painter, *document(), event->rect());
  paintQuoteBars(painter, *document(), event->rect());
  if (m_writing && m_caretShown) drawRoundedBox(painter, caret(), 1, color(ColorRole::Accent));
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
  const bool scrolls = event->key() == Qt::Key_PageUp || event->key() == Qt::Key_PageDown ||
                       event->key() == Qt::Key_Up || event->key() == Qt::Key_Down;
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
  if (link.scheme() != QLatin1String("http") && link.scheme() != QLatin1String("https")) return;
  auto* question = new QMessageBox(QMessageBox::NoIcon, tr("Open a web page"),
                                   tr("The answer leads to this page. Open it in the browser?"), QMessageBox::Cancel, window());
  question->setAttribute(Qt::WA_DeleteOnClose);
  question->setTextFormat(Qt::PlainText);
  question->setInformativeText(link.toDisplayString());  // where it leads, whatever the text of the link says
  QPushButton* open = question->addButton(tr("Open"), QMessageBox::AcceptRole);
  question->setDefaultButton(QMessageBox::Cancel);
  connect(open, &QPushButton::clicked, question, [link] { QDesktopServices::openUrl(link); });
  question->open();
}

}  // namespace ui
