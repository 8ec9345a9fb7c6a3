#include "ui/chat/first_run_view.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/chat/first_run_parts.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/link_button.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/text_button.h"

namespace ui {
namespace {

constexpr int blockWidth = 720;
constexpr int margin = metrics::space16;  // above and below
constexpr int bannerHeight = 36;
constexpr int bannerIcon = 16;
constexpr int bannerPadding = 5;

}  // namespace

FirstRunView::FirstRunView(QWidget* parent) : QWidget(parent), m_block(new QWidget(this)) {
  setMinimumHeight(1);  // it fits itself to what is left of the page
  QWidget* block = m_block;
  block->setMaximumWidth(blockWidth);
  auto* sentence = new QLabel(tr("Show it a picture, or ask for one."), block);
  setTextStyle(sentence, TypeStyle::Display);
  auto* promise =
      new QLabel(tr("Everything runs on this computer. There is no account, and nothing is sent anywhere."), block);
  setTextStyle(promise, TypeStyle::Reading, ColorRole::Text2);
  promise->setWordWrap(true);
  m_zone = new DropZone(block);
  m_ask = new ExampleCard(QStringLiteral("chat"), tr("Ask"), {}, {}, block);
  m_draw = new ExampleCard(QStringLiteral("create"), tr("Draw"), {}, {}, block);
  m_get = new ExampleCard(QStringLiteral("models"), tr("Get Janus-Pro"), {}, tr("Choose a model"), block);
  m_get->hide();
  setBuiltIn(true);
  m_cards = new QHBoxLayout;
  m_cards->addWidget(m_ask, 1);
  m_cards->addWidget(m_draw, 1);
  m_cards->addWidget(m_get, 1);
  m_cards->addStretch(0);
  auto* column = new QVBoxLayout(block);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(sentence);
  column->addSpacing(metrics::space4);
  column->addWidget(promise);
  column->addSpacing(18);
  column->addWidget(m_zone);
  column->addSpacing(metrics::space12);
  column->addLayout(m_cards);
  auto* row = new QHBoxLayout;
  row->addStretch(1);
  row->addWidget(block, blockWidth);
  row->addStretch(1);
  auto* page = new QVBoxLayout(this);
  page->setContentsMargins(metrics::readingMargin, margin, metrics::readingMargin, margin);
  page->addStretch(1);
  page->addLayout(row);
  page->addStretch(1);

  setCompact(false);
  connect(m_get->button(), &QAbstractButton::clicked, this, &FirstRunView::modelsWanted);
  connect(&theme(), &Theme::changed, this, &FirstRunView::fit);
  connect(m_zone->choose(), &QAbstractButton::clicked, this, &FirstRunView::chooseRequested);
  connect(m_zone->sample(), &QAbstractButton::clicked, this, &FirstRunView::sampleRequested);
  connect(m_ask->button(), &QAbstractButton::clicked, this, [this] { Q_EMIT questionChosen(m_ask->button()->text()); });
  connect(m_draw->button(), &QAbstractButton::clicked, this, [this] { Q_EMIT promptChosen(m_draw->button()->text()); });
}

void FirstRunView::setBuiltIn(bool builtIn) {
  m_builtIn = builtIn;
  showOffer();
  const QString draw = tr("Type a few words and watch a picture appear, row by row.");
  if (builtIn) {
    m_ask->setTexts(tr("The built-in model knows coloured shapes. Ask it what is where."),
                    tr("Where is the red circle?"));
    m_draw->setTexts(draw, tr("A red circle above a blue square"));
  } else {
    m_ask->setTexts(tr("Ask what a picture shows, what is written in it, or how one thing in it relates to another."),
                    tr("What is in this picture?"));
    m_draw->setTexts(draw, tr("A lighthouse on a cliff at dusk, gouache"));
  }
}

void FirstRunView::setOffer(const QString& sentence) {
  m_offer = sentence;
  m_get->setTexts(sentence, m_get->button()->text());
  showOffer();
}

void FirstRunView::showOffer() {
  m_get->setVisible(m_builtIn && !m_offer.isEmpty());
  if (m_zone != nullptr && isVisible()) fit();
}

void FirstRunView::setCompact(bool compact) {
  m_zone->setCompact(compact);
  m_ask->setCompact(compact);
  m_draw->setCompact(compact);
  m_get->setCompact(compact);
  m_cards->setSpacing(compact ? metrics::space8 : metrics::space12);
  constexpr int cards = 3;
  for (int card = 0; card < cards; ++card) m_cards->setStretch(card, compact ? 0 : 1);
  m_cards->setStretch(cards, compact ? 1 : 0);
}

bool FirstRunView::fits() const {
  return m_block->layout()->totalMinimumHeightForWidth(std::min(blockWidth, width())) + 2 * margin <= height();
}

void FirstRunView::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  fit();
}

void FirstRunView::fit() {
  m_zone->show();
  setCompact(false);
  if (!fits()) setCompact(true);
  m_zone->setVisible(fits());
}

TextButton* FirstRunView::chooseButton() const { return m_zone->choose(); }
TextButton* FirstRunView::sampleButton() const { return m_zone->sample(); }
TextButton* FirstRunView::askExample() const { return m_ask->button(); }
TextButton* FirstRunView::drawExample() const { return m_draw->button(); }
TextButton* FirstRunView::modelsButton() const { return m_get->button(); }

ModelBanner::ModelBanner(QWidget* parent)
    : QWidget(parent), m_words(new QLabel(this)), m_models(new LinkButton(tr("See models"), this)) {
  setMinimumHeight(bannerHeight);
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
  setTextStyle(m_words, TypeStyle::Small);
  m_words->setText(
      tr("You are using the small <b>built-in model</b>. It answers about simple coloured shapes and draws them; "
         "it knows nothing else."));
  m_words->setTextFormat(Qt::RichText);
  m_words->setWordWrap(true);
  auto* cross = new IconButton(QStringLiteral("close"), tr("Close this message for good"), this, IconButtonSize::Small);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(metrics::pageMargin + bannerIcon + metrics::space8, bannerPadding, metrics::space12, bannerPadding + 1);
  row->setSpacing(metrics::space12);
  row->addWidget(m_words, 1);
  row->addWidget(m_models);
  row->addWidget(cross);
  connect(m_models, &QAbstractButton::clicked, this, &ModelBanner::modelsWanted);
  connect(cross, &QAbstractButton::clicked, this, &ModelBanner::closed);
}

void ModelBanner::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), color(ColorRole::AccentSoft));
  painter.fillRect(0, height() - 1, width(), 1, color(ColorRole::Border));
  drawIcon(painter, QStringLiteral("info"), QRect(metrics::pageMargin, 0, bannerIcon, height()), bannerIcon,
           color(ColorRole::AccentText));
}

}  // namespace ui
