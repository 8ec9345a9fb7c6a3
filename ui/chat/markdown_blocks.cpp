#include "ui/chat/markdown_blocks.h"

#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextDocumentFragment>
#include <QTextList>

#include "ui/chat/list_bullets.h"
#include "ui/widgets/painting.h"

namespace ui {
namespace {

constexpr int paragraphGap = 8;
constexpr int listItemGap = 2;

bool isFence(QStringView line) {
  const QStringView text = line.trimmed();
  return text.startsWith(QLatin1String("```")) || text.startsWith(QLatin1String("~~~"));
}

/// After an empty line such a line ends whatever was before, lists included.
bool beginsAnew(QStringView line) {
  return !line.isEmpty() &&
         (line.front().isLetter() || line.startsWith(QLatin1String("**")) || line.front() == QLatin1Char('#'));
}

QTextBlockFormat formatOf(const QTextBlock& block) {
  QTextBlockFormat format = block.blockFormat();
  const bool isCode = format.hasProperty(QTextFormat::BlockCodeFence) || format.nonBreakableLines();
  const QTextBlock next = block.next();
  const bool inList = block.textList() != nullptr && next.isValid() && next.textList() != nullptr;
  const bool inCode = isCode && next.isValid() && next.blockFormat().nonBreakableLines();
  format.setLineHeight(theme().lineHeight(isCode ? TypeStyle::Code : TypeStyle::Reading),
                       QTextBlockFormat::MinimumHeight);
  format.setTopMargin(0);
  format.setBottomMargin(!next.isValid() || inCode ? 0 : inList ? listItemGap : paragraphGap);
  if (isCode) {
    format.setBackground(color(ColorRole::Raised));
    format.setLeftMargin(paragraphGap);
  }
  hideBullet(format, block);
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
  for (QTextBlock block = part.begin(); block.isValid(); block = block.next()) {
    QTextCursor(block).setBlockFormat(formatOf(block));
    dressCharacters(block);
  }
  QTextCursor end(&document);
  end.movePosition(QTextCursor::End);
  if (!document.isEmpty()) {
    QTextBlockFormat gap;
    gap.setBottomMargin(paragraphGap);
    end.mergeBlockFormat(gap);
    end.insertBlock(QTextBlockFormat(), QTextCharFormat());
  }
  end.insertFragment(QTextDocumentFragment(&part));
  QTextBlock added = document.findBlock(end.position());
  for (int i = part.blockCount(); i > 1; --i) added = added.previous();
  dressFirst(added, part.begin());
}

}  // namespace ui
