#include "ui/widgets/text_height.h"

#include <QAbstractTextDocumentLayout>
#include <QPlainTextEdit>
#include <QTextBlock>
#include <algorithm>
#include <cmath>

namespace ui {

int textHeight(const QPlainTextEdit& edit, int lines) {
  const QAbstractTextDocumentLayout* layout = edit.document()->documentLayout();
  double height = 0;
  for (QTextBlock block = edit.document()->firstBlock(); block.isValid() && lines > 0; block = block.next()) {
    const double whole = layout->blockBoundingRect(block).height();  // lays it out where that has not been done
    const int all = std::max(1, block.lineCount());
    const int counted = std::min(all, lines);
    height += whole * counted / all;
    lines -= counted;
  }
  return static_cast<int>(std::ceil(height));
}

}  // namespace ui
