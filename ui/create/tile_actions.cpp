#include "ui/create/tile_actions.h"

#include <QHBoxLayout>
#include <QPainter>

#include "ui/widgets/icon_button.h"
#include "ui/widgets/painting.h"

namespace ui {
namespace {

constexpr int inset = 8;

IconButton* action(const QString& icon, const QString& words, const QString& shortcut, QWidget* parent) {
  auto* button = new IconButton(icon, words, parent, IconButtonSize::Small);
  button->setWords(words, shortcut);
  button->setOverPicture(true);
  button->setFocusPolicy(Qt::NoFocus);  // the keys of the grid and its menu do the same
  parent->layout()->addWidget(button);
  return button;
}

}  // namespace

TileActions::TileActions(QWidget* parent) : QWidget(parent) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(2, 2, 2, 2);
  row->setSpacing(1);
  const auto* save = action(QStringLiteral("save"), tr("Save as…"), QStringLiteral("Ctrl+S"), this);
  const auto* copy = action(QStringLiteral("copy"), tr("Copy picture"), QStringLiteral("Ctrl+C"), this);
  auto* more = action(QStringLiteral("more"), tr("More"), {}, this);
  connect(save, &QAbstractButton::clicked, this, &TileActions::saveRequested);
  connect(copy, &QAbstractButton::clicked, this, &TileActions::copyRequested);
  connect(more, &QAbstractButton::clicked, this,
          [this, more] { Q_EMIT moreRequested(more->mapToGlobal(QPoint(0, more->height()))); });
  hide();
}

void TileActions::showOn(const QRect& tile) {
  adjustSize();
  move(tile.right() - width() - inset + 1, tile.top() + inset);
  show();
  raise();
}

void TileActions::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  drawRoundedBox(painter, rect(), 7, color(ColorRole::Scrim));
}

}  // namespace ui
