#include "ui/chat/markdown_blocks.h"

#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextDocumentFragment>
#include <QTextList>
#include <QTextTable>

#include "ui/chat/block_marks.h"
#include "ui/chat/list_bullets.h"
#include "ui/widgets/painting.h"

namespace ui {
namespace {

constexpr int paragraphGap = 8;
constexpr int listItemGap = 2;
constexpr int codeLinePercent = 125;
constexpr int quoteIndent = 14;
constexpr int tableCellPadding = 5;

bool isFence(QStringView line) {
  const QStringView text = line.trimmed();
  return text.startsWith(QLatin1String("```")) || text.startsWith(QLatin1String("~~~"));
}

/// After an empty line such a line ends whatever was before, lists included.
bool beginsAnew(QStringView line) {
  return !line.isEmpty() &&
         (line.front().isLetter() || line.startsWith(QLatin1String("**")) || line.front() == QLatin1Char('#'));
}

/// One line around each cell, and room in it; Qt's own tables have two.
void dressTables(QTextDocument& part) {
  for (QTextFrame* frame : part.rootFrame()->childFrames()) {
    auto* table = qobject_cast<QTextTable*>(frame);
    if (table == nullptr) continue;
    QTextTableFormat format = table->format();
    format.setBorder(1);
    format.setBorderCollapse(true);
    format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
    format.setBorderBrush(color(ColorRole::BorderPop));
    format.setCellPadding(tableCellPadding);
    format.setCellSpacing(0);
    format.setTopMargin(paragraphGap);
    format.setBottomMargin(0);
    table->setFormat(format);
  }
}

QTextBlockFormat formatOf(const QTextBlock& block) {
  QTextBlockFormat format = block.blockFormat();
  const bool isCode = isCodeBlock(block);
  const bool inTable = QTextCursor(block).currentTable() != nullptr;
  const QTextBlock next = block.next();
  const bool inList = block.textList() != nullptr && next.isValid() && next.textList() != nullptr;
  const bool inCode = isCode && next.isValid() && next.blockFormat().nonBreakableLines();
  if (isCode) {
    format.setLineHeight(codeLinePercent, QTextBlockFormat::ProportionalHeight);
  } else {
    format.setLineHeight(theme().lineHeight(TypeStyle::Reading), QTextBlockFormat::MinimumHeight);
  }
  format.setTopMargin(0);
  format.setBottomMargin(!next.isValid() || inCode || inTable ? 0 : inList ? listItemGap : paragraphGap);
  if (isCode) {
    format.clearBackground();
    format.setLeftMargin(codePadding);
    format.setTopMargin(block.previous().isValid() && isCodeBlock(block.previous()) ? 0 : codePadding);
    if (!inCode) format.setBottomMargin(codePadding + (next.isValid() ? paragraphGap : 0));
  }
  if (format.hasProperty(QTextFormat::BlockQuoteLevel)) {
    format.setLeftMargin(quoteIndent * format.intProperty(QTextFormat::BlockQuoteLevel));
  }
  hideBullet(format, block);
  return format;
}

void dressCharacters(const QTextBlock& block) {
  for (auto it = block.begin(); !it.atEnd(); ++it) {
    const QTextFragment fragment = it.fragment();
    const QTextCharFormat was = fragment.charFormat();
    const bool isCode = was.fontFixedPitch() || isCodeBlock(block);
    if (!isCode && !was.isAnchor()) continue;
    QTextCursor part(block);
    part.setPosition(fragment.position());
    part.setPosition(fragment.position() + fragment.length(), QTextCursor::KeepAnchor);
    QTextCharFormat format;
    if (isCode) {
      format.setFont(theme().font(TypeStyle::Code));
      if (!isCodeBlock(block)) format.setBackground(color(ColorRole::Raised));
    } else {
      format.setForeground(color(ColorRole::AccentText));
      format.setFontUnderline(false);
    }
    part.mergeCharFormat(format);
  }
}

/// Makes `added` what `first` is, the block that it was copied from: a fragment's first one keeps the format of the
/// place that it comes to. An item goes to the list of its next one, or to a list of its own.
void dressFirst(const QTextBlock& added, const QTextBlock& first) {
  QTextBlockFormat format = first.blockFormat();
  format.setObjectIndex(-1);  // the number of a list in the other document
  QTextCursor cursor(added);
  cursor.setBlockFormat(format);
  const QTextList* was = first.textList();
  if (was == nullptr) return;
  const int toNext = was->count() > 1 ? was->item(1).blockNumber() - first.blockNumber() : 0;
  QTextList* list = added.document()->findBlockByNumber(added.blockNumber() + toNext).textList();
  if (list != nullptr) {
    list->add(added);
  } else {
    cursor.createList(was->format());
  }
}

}  // namespace

qsizetype finishedLength(const QString& markdown) {
  qsizetype finished = 0;
  bool inFence = false;
  bool afterEmpty = false;
  for (qsizetype start = 0; start < markdown.size();) {
    qsizetype end = markdown.indexOf(QLatin1Char('\n'), start);
    if (end < 0) end = markdown.size();
    const QStringView line = QStringView(markdown).mid(start, end - start);
    if (!inFence && afterEmpty && beginsAnew(line)) finished = start;
    if (isFence(line)) inFence = !inFence;
    afterEmpty = line.trimmed().isEmpty();
    start = end + 1;
  }
  return finished;
}

void appendMarkdown(QTextDocument& document, const QString& markdown) {
  QTextDocument part;
  part.setDefaultFont(document.defaultFont());
  part.setMarkdown(
      markdown, QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub) | QTextDocument::MarkdownNoHTML);
  dressTables(part);
  for (QTextBlock block = part.begin(); block.isValid(); block = block.next()) {
    QTextCursor(block).setBlockFormat(formatOf(block));
    dressCharacters(block);
  }
  QTextCursor end(&document);
  end.movePosition(QTextCursor::End);
  if (!document.isEmpty()) {
    QTextBlockFormat gap;
    gap.setBottomMargin(paragraphGap + (isCodeBlock(end.block()) ? codePadding : 0));
    end.mergeBlockFormat(gap);
    end.insertBlock(QTextBlockFormat(), QTextCharFormat());
  }
  end.insertFragment(QTextDocumentFragment(&part));
  QTextBlock added = document.findBlock(end.position());
  for (int i = part.blockCount(); i > 1; --i) added = added.previous();
  dressFirst(added, part.begin());
}

}  // namespace ui
