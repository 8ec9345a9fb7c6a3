#include "ui/gallery/picture_details.h"

#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/bridge/qt_convert.h"
#include "ui/gallery/detail_label.h"
#include "ui/gallery/known_facts.h"
#include "ui/gallery/picture_well.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/icon_mark.h"
#include "ui/widgets/inline_note.h"
#include "ui/widgets/scroll_margin.h"
#include "ui/widgets/text_button.h"

namespace ui {
namespace {

constexpr int leastButton = 60;
constexpr int tokensIcon = 16;
constexpr int footHeight = 47;

TextButton* smallButton(const QString& text, const QString& icon, QWidget* parent) {
  auto* made = new TextButton(text, parent, TextButton::Kind::Plain, TextButton::Height::Small);
  made->setIconName(icon);
  return made;
}

}  // namespace

PictureDetails::PictureDetails(QWidget* parent)
    : Surface(ColorRole::Window, parent, Qt::LeftEdge),
      m_scroll(new QScrollArea(this)),
      m_hint(detailLabel({}, TypeStyle::Body, ColorRole::Text2, this)) {
  setAccessibleName(tr("Details"));
  m_scroll->setWidget(buildBody());
  m_scroll->setWidgetResizable(true);
  m_scroll->setFrameShape(QFrame::NoFrame);
  m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_scroll->setFocusPolicy(Qt::NoFocus);
  m_scroll->viewport()->setAutoFillBackground(false);
  m_scroll->widget()->setAutoFillBackground(false);
  m_foot = buildFoot();
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(1, 0, 0, 0);
  column->setSpacing(0);
  m_hintBox = new QWidget(this);
  auto* hint = new QVBoxLayout(m_hintBox);
  hint->setContentsMargins(16, 16, 16, 0);
  hint->addWidget(m_hint);
  column->addWidget(m_hintBox);
  column->addWidget(m_scroll, 1);
  column->addStretch(0);
  column->addWidget(m_foot);
  showNothing();
}

QWidget* PictureDetails::buildBody() {
  m_one = new QWidget(this);
  m_picture = new PictureWell(m_one);
  m_prompt = detailLabel({}, TypeStyle::Reading, ColorRole::Text, m_one);
  makeSelectable(m_prompt);
  m_problem = new InlineNote(InlineNote::Kind::Error, m_one);
  m_rebuild = m_problem->addButton(tr("Rebuild from its tokens"), QStringLiteral("retry"));
  m_problem->hide();
  m_tokens = detailLabel({}, TypeStyle::Small, ColorRole::Text2, m_one);
  auto* column = new QVBoxLayout(m_one);
  column->setContentsMargins(16, 16, 16, 16);
  keepWidthBesideScrollBar(m_scroll, column);
  column->setSpacing(metrics::space12);
  column->addWidget(m_picture);
  column->addWidget(m_problem);
  column->addWidget(m_prompt);
  column->addWidget(buildActions());
  column->addWidget(horizontalLine(m_one));
  m_facts = new KnownFacts(m_one);
  column->addWidget(m_facts);
  column->addWidget(horizontalLine(m_one));
  auto* tokens = new QHBoxLayout;
  tokens->setSpacing(metrics::space8);
  m_tokensMark = new IconMark(QStringLiteral("ok"), tokensIcon, ColorRole::Text2, m_one);
  tokens->addWidget(m_tokensMark, 0, Qt::AlignVCenter);
  tokens->addWidget(m_tokens, 1);
  column->addLayout(tokens);
  column->addStretch(1);
  connect(m_picture, &QAbstractButton::clicked, this, &PictureDetails::openRequested);
  connect(m_facts, &KnownFacts::folderRequested, this, &PictureDetails::folderRequested);
  connect(m_facts, &KnownFacts::pictureRequested, this, &PictureDetails::pictureRequested);
  connect(m_rebuild, &QAbstractButton::clicked, this, &PictureDetails::rebuildRequested);
  return m_one;
}

QWidget* PictureDetails::buildActions() {
  auto* part = new QWidget(m_one);
  m_reuse = smallButton(tr("Reuse settings"), QStringLiteral("reuse"), part);
  m_discuss = smallButton(tr("Discuss"), QStringLiteral("discuss"), part);
  m_star = new IconButton(QStringLiteral("star"), tr("Star"), part, IconButtonSize::Small);
  m_more = new IconButton(QStringLiteral("more"), tr("More"), part, IconButtonSize::Small);
  for (TextButton* wide : {m_reuse, m_discuss}) {  // a larger font cuts the words, not the row
    wide->setMinimumWidth(leastButton);
    wide->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
  }
  auto* row = new QHBoxLayout(part);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(6);
  row->addWidget(m_reuse);
  row->addWidget(m_discuss);
  row->addStretch(1);
  row->addWidget(m_star);
  row->addWidget(m_more);
  connect(m_reuse, &QAbstractButton::clicked, this, &PictureDetails::reuseRequested);
  connect(m_discuss, &QAbstractButton::clicked, this, &PictureDetails::discussRequested);
  connect(m_star, &QAbstractButton::clicked, this, &PictureDetails::starRequested);
  connect(m_more, &QAbstractButton::clicked, this,
          [this] { Q_EMIT menuRequested(m_more->mapToGlobal(QPoint(0, m_more->height()))); });
  return part;
}

QWidget* PictureDetails::buildFoot() {
  auto* foot = new Surface(ColorRole::Window, this, Qt::TopEdge);
  foot->setFixedHeight(footHeight);
  m_save = smallButton(tr("Save as…"), QStringLiteral("save"), foot);
  m_compare = smallButton(tr("Compare"), QStringLiteral("compare"), foot);
  m_trash = new IconButton(QStringLiteral("trash"), tr("Move to the trash"), foot);
  m_trash->setWords(tr("Move to the trash"), tr("Del"));
  auto* row = new QHBoxLayout(foot);
  row->setContentsMargins(16, 1, 12, 0);
  row->setSpacing(6);
  row->addWidget(m_save);
  row->addWidget(m_compare);
  row->addStretch(1);
  row->addWidget(m_trash);
  connect(m_save, &QAbstractButton::clicked, this, &PictureDetails::saveRequested);
  connect(m_compare, &QAbstractButton::clicked, this, &PictureDetails::compareRequested);
  connect(m_trash, &QAbstractButton::clicked, this, &PictureDetails::trashRequested);
  return foot;
}

void PictureDetails::setBodyShown(bool shown) {
  m_scroll->setVisible(shown);
  m_hintBox->setVisible(!shown);
  static_cast<QVBoxLayout*>(layout())->setStretch(2, shown ? 0 : 1);
}

void PictureDetails::showNothing() {
  m_hint->setText(tr("Select a picture to see how it was made."));
  setBodyShown(false);
  m_foot->hide();
}

void PictureDetails::showSeveral(int count, bool starred) {
  m_hint->setText(count == 2 ? tr("2 pictures are selected. C compares them.")
                             : tr("%n pictures are selected.", nullptr, count));
  setBodyShown(false);
  setStarred(starred);
  m_compare->setEnabled(count == 2);
  m_compare->setToolTip(count == 2 ? tr("Compare the two  C") : tr("Select two pictures to compare them"));
  m_foot->show();
}

void PictureDetails::showRecord(const PictureRecord& record, const QList<PictureRecord>& branches) {
  m_prompt->setText(toQString(record.drawn.prompt));
  setStarred(record.starred);
  m_facts->show(record, branches);
  m_tokens->setText(record.drawn.unfinished
                        ? tr("It was stopped before it had all its tokens, and cannot be rebuilt from them.")
                        : tr("The file holds its %n tokens and can be rebuilt exactly.", nullptr,
                             static_cast<int>(record.tokenCount)));
  m_rebuild->setVisible(!record.drawn.unfinished);
  m_tokensMark->setVisible(!record.drawn.unfinished);
  m_problem->hide();
  m_picture->setPicture({});
  m_compare->setEnabled(false);
  m_compare->setToolTip(tr("Select two pictures to compare them"));
  setBodyShown(true);
  m_foot->show();
}

void PictureDetails::setStarred(bool starred) {
  m_star->setIconName(starred ? QStringLiteral("star-on") : QStringLiteral("star"));
  m_star->setWords(starred ? tr("Take the star away") : tr("Star"), QStringLiteral("S"));
}

void PictureDetails::setPicture(const QImage& picture) { m_picture->setPicture(picture); }

void PictureDetails::setProblem(const QString& sentence) {
  m_problem->setMessage(tr("File is gone"), sentence);
  m_problem->show();
}

void PictureDetails::setRebuilding(bool rebuilding) {
  m_rebuild->setEnabled(!rebuilding);
  m_rebuild->setText(rebuilding ? tr("Rebuilding…") : tr("Rebuild from its tokens"));
}

}  // namespace ui
