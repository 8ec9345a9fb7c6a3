#include "ui/gallery/empty_gallery.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/icon_mark.h"
#include "ui/widgets/text_button.h"

namespace ui {
namespace {

constexpr int markSide = 28;

}  // namespace

EmptyGallery::EmptyGallery(QWidget* parent)
    : QWidget(parent),
      m_sentence(new QLabel(this)),
      m_create(new PrimaryButton(tr("Open Create"), this)),
      m_tags(new QWidget(this)) {
  setTextStyle(m_sentence, TypeStyle::Display);
  m_sentence->setAlignment(Qt::AlignCenter);
  m_sentence->setWordWrap(true);
  m_sentence->setTextFormat(Qt::PlainText);
  m_create->setIconName(QStringLiteral("create"));
  m_mark = new IconMark(QStringLiteral("filter"), markSide, ColorRole::Text3, this);
  auto* tags = new QHBoxLayout(m_tags);
  tags->setContentsMargins(0, 0, 0, 0);
  tags->setSpacing(metrics::space8);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(metrics::pageMargin, 0, metrics::pageMargin, metrics::space32);
  column->setSpacing(metrics::space16);
  column->addStretch(1);
  column->addWidget(m_mark, 0, Qt::AlignHCenter);
  column->addWidget(m_sentence);
  column->addWidget(m_create, 0, Qt::AlignHCenter);
  column->addWidget(m_tags, 0, Qt::AlignHCenter);
  column->addStretch(1);
  connect(m_create, &QAbstractButton::clicked, this, &EmptyGallery::createRequested);
  showNothingYet();
}

void EmptyGallery::showNothingYet() {
  m_sentence->setText(tr("Nothing drawn yet. Every picture you make is kept here."));
  m_create->show();
  m_mark->hide();
  m_tags->hide();
}

void EmptyGallery::showNoMatch(const QList<FilterBar::Tag>& tags) {
  m_sentence->setText(tr("No picture matches."));
  m_create->hide();
  m_mark->show();
  while (QLayoutItem* item = m_tags->layout()->takeAt(0)) {
    item->widget()->hide();
    item->widget()->deleteLater();
    delete item;
  }
  for (const FilterBar::Tag& tag : tags) {
    auto* button = new TextButton(tag.words, m_tags, TextButton::Kind::Plain, TextButton::Height::Small);
    button->setIconName(QStringLiteral("close"));
    button->setAccessibleName(tr("Take back the filter %1").arg(tag.words));
    m_tags->layout()->addWidget(button);
    connect(button, &QAbstractButton::clicked, this, [clear = tag.clear] { clear(); });
  }
  m_tags->show();
}

}  // namespace ui
