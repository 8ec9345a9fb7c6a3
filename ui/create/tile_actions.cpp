#include "ui/create/tile_actions.h"

#include <QHBoxLayout>
#include <QPainter>

#include "ui/create/scrim_button.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/painting.h"

namespace ui {
namespace {

constexpr int inset = 8;
constexpr int narrowTile = 200;

/// A row of buttons on its own scrim.
class ActionStrip final : public QWidget {
 public:
  explicit ActionStrip(QWidget* parent) : QWidget(parent) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(2, 2, 2, 2);
    row->setSpacing(1);
    QWidget::hide();
  }

  IconButton* add(const char* icon, const QString& words, const QString& keys) {
    auto* button = new IconButton(QLatin1String(icon), words, this, IconButtonSize::Small);
    button->setWords(words, keys);
    button->setOverPicture(true);
    button->setFocusPolicy(Qt::NoFocus);  // the keys of the grid and its menu do the same
    layout()->addWidget(button);
    return button;
  }
  ScrimButton* addWords(const char* icon, const QString& words, const QString& keys) {
    auto* button = new ScrimButton(QLatin1String(icon), words, keys, this);
    layout()->addWidget(button);
    return button;
  }
  void place(const QRect& room, bool atTop) {
    layout()->activate();
    adjustSize();
    atTop ? move(room.right() - width() + 1, room.top()) : setGeometry(room.left(), room.bottom() - height() + 1, room.width(), height());
    show();
    raise();
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    drawRoundedBox(painter, rect(), 7, color(ColorRole::Scrim));
  }
};

}  // namespace

TileActions::TileActions(QWidget* viewport) : QObject(viewport) {
  auto* top = new ActionStrip(viewport);
  auto* foot = new ActionStrip(viewport);
  m_top = top;
  m_foot = foot;
  m_star = top->add("star", tr("Star"), QStringLiteral("S"));
  const auto* save = top->add("save", tr("Save as…"), QStringLiteral("Ctrl+S"));
  m_copy = top->add("copy", tr("Copy picture"), QStringLiteral("Ctrl+C"));
  auto* more = top->add("more", tr("More"), {});
  m_continue = foot->addWords("play", tr("Continue"), QStringLiteral("C"));
  m_discuss = foot->addWords("discuss", tr("Discuss"), QStringLiteral("D"));
  m_moreLike = foot->addWords("more-like", tr("More like this"), QStringLiteral("M"));
  static_cast<QHBoxLayout*>(foot->layout())->addStretch(1);
  m_reuse = foot->add("reuse", tr("Reuse settings"), QStringLiteral("U"));
  m_reroll = foot->add("region", tr("Draw anew from a row"), QStringLiteral("R"));
  connect(m_star, &QAbstractButton::clicked, this, &TileActions::starRequested);
  connect(save, &QAbstractButton::clicked, this, &TileActions::saveRequested);
  connect(m_copy, &QAbstractButton::clicked, this, &TileActions::copyRequested);
  connect(more, &QAbstractButton::clicked, this,
          [this, more] { Q_EMIT moreRequested(more->mapToGlobal(QPoint(0, more->height()))); });
  connect(m_discuss, &QAbstractButton::clicked, this, &TileActions::discussRequested);
  connect(m_moreLike, &QAbstractButton::clicked, this, &TileActions::moreLikeThisRequested);
  connect(m_continue, &QAbstractButton::clicked, this, &TileActions::continueRequested);
  connect(m_reuse, &QAbstractButton::clicked, this, &TileActions::reuseRequested);
  connect(m_reroll, &QAbstractButton::clicked, this, &TileActions::rerollRequested);
}

void TileActions::showOn(const QRect& tile, const State& state) {
  const bool narrow = tile.width() < narrowTile;
  m_star->setVisible(state.stored);
  m_star->setIconName(state.starred ? QStringLiteral("star-on") : QStringLiteral("star"));
  m_star->setWords(state.starred ? tr("Take the star away") : tr("Star"), QStringLiteral("S"));
  m_copy->setVisible(!narrow);
  m_continue->setVisible(state.stopped);
  m_discuss->setVisible(!narrow || !state.stopped);
  m_moreLike->setVisible(!narrow && !state.stopped);
  m_reuse->setVisible(!narrow);
  m_reroll->setVisible(!narrow && state.whole);
  const QRect room = tile.adjusted(inset, inset, -inset, -inset);
  static_cast<ActionStrip*>(m_top)->place(room, true);
  static_cast<ActionStrip*>(m_foot)->place(room, false);
}

void TileActions::hide() {
  m_top->hide();
  m_foot->hide();
}

bool TileActions::isVisible() const { return m_top->isVisible(); }

}  // namespace ui
