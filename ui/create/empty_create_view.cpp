#include "ui/create/empty_create_view.h"

#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "ui/theme/metrics.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/text_button.h"

namespace ui {
namespace {

constexpr int tileSize = 284;
constexpr int tileGap = 10;
constexpr int cells = 24;
constexpr int buttonColumns = 2;

}  // namespace

EmptyCreateView::EmptyCreateView(QWidget* parent) : QWidget(parent), m_buttons(new QWidget(this)) {
  auto* words = new QLabel(tr("Pictures will appear here, row by row."), this);
  setTextStyle(words, TypeStyle::Body, ColorRole::Text2);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(metrics::pageMargin, metrics::space8, metrics::pageMargin, 0);
  column->setSpacing(metrics::space12);
  column->addWidget(words);
  column->addWidget(m_buttons, 0, Qt::AlignLeft);
  column->addStretch(1);
  new QGridLayout(m_buttons);
  m_buttons->layout()->setContentsMargins(0, 0, 0, 0);
  static_cast<QGridLayout*>(m_buttons->layout())->setSpacing(metrics::space8);
  setBuiltIn(true);
}

void EmptyCreateView::setBuiltIn(bool builtIn) {
  if (builtIn) {
    showPrompts({tr("a red circle to the left of a blue square"), tr("three yellow stars"),
                 tr("a pink heart on a black background"), tr("a small purple star above a big green circle")});
  } else {
    showPrompts({tr("A lighthouse on a cliff at dusk, gouache"), tr("Three pears on a table, chiaroscuro"),
                 tr("Hot-air balloons over green hills, paper cut-out"),
                 tr("A small sailing boat in fog, watercolour")});
  }
}

void EmptyCreateView::showPrompts(const QStringList& prompts) {
  auto* grid = static_cast<QGridLayout*>(m_buttons->layout());
  while (QLayoutItem* item = grid->takeAt(0)) {
    delete item->widget();
    delete item;
  }
  for (int number = 0; number < prompts.size(); ++number) {
    auto* button = new TextButton(prompts[number], m_buttons, TextButton::Kind::Plain, TextButton::Height::Small);
    button->setIconName(QStringLiteral("create"));
    button->setAccessibleName(tr("Use the prompt “%1”").arg(prompts[number]));
    grid->addWidget(button, number / buttonColumns, number % buttonColumns, Qt::AlignLeft);
    connect(button, &QAbstractButton::clicked, this, [this, prompt = prompts[number]] { Q_EMIT promptChosen(prompt); });
  }
}

void EmptyCreateView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const int width = this->width() - 2 * metrics::pageMargin;
  const int columns = std::max(1, (width + tileGap + tileSize / 2) / (tileSize + tileGap));
  const int side = (width - (columns - 1) * tileGap) / columns;
  const int top = m_buttons->geometry().bottom() + metrics::space20;
  for (int y = top; y < height(); y += side + tileGap) {
    for (int column = 0; column < columns; ++column) {
      const QRectF box(metrics::pageMargin + column * (side + tileGap), y, side, side);
      drawRoundedBox(painter, box, metrics::radiusTile, color(ColorRole::Cell), color(ColorRole::CellLine));
      for (int cell = 1; cell < cells; ++cell) {
        const double at = std::floor(side * static_cast<double>(cell) / cells);
        painter.fillRect(QRectF(box.left() + 1, box.top() + at, box.width() - 2, 1), color(ColorRole::CellLine));
        painter.fillRect(QRectF(box.left() + at, box.top() + 1, 1, box.height() - 2), color(ColorRole::CellLine));
      }
    }
  }
}

}  // namespace ui
