#include "ui/gallery/known_facts.h"

#include <QDir>
#include <QFileInfo>
#include <QGridLayout>
#include <QVBoxLayout>

#include "ui/gallery/detail_label.h"
#include "ui/gallery/picture_words.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/link_button.h"

namespace ui {
namespace {

constexpr int nameWidth = 88;

QLabel* factName(const QString& text, QWidget* parent) {
  QLabel* made = detailLabel(text, TypeStyle::Small, ColorRole::Text3, parent);
  made->setWordWrap(false);
  return made;
}

void clear(QLayout* layout) {
  while (QLayoutItem* item = layout->takeAt(0)) {
    if (item->widget() != nullptr) {
      item->widget()->hide();
      item->widget()->deleteLater();
    }
    delete item;
  }
}

}  // namespace

KnownFacts::KnownFacts(QWidget* parent) : QWidget(parent), m_facts(new QGridLayout), m_family(new QVBoxLayout) {
  m_facts->setHorizontalSpacing(metrics::space8);
  m_facts->setVerticalSpacing(6);
  m_facts->setColumnMinimumWidth(0, nameWidth);
  m_facts->setColumnStretch(1, 1);
  m_family->setSpacing(metrics::space4);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(metrics::space12);
  column->addLayout(m_facts);
  column->addLayout(m_family);
}

void KnownFacts::show(const PictureRecord& record, const QList<PictureRecord>& branches) {
  showFacts(record);
  showFamily(record, branches);
}

void KnownFacts::showFacts(const PictureRecord& record) {
  clear(m_facts);
  int row = 0;
  for (const PictureFact& fact : pictureFacts(record)) {
    QLabel* value = detailLabel(fact.value, TypeStyle::Small, ColorRole::Text, this);
    makeSelectable(value);
    value->setAccessibleName(QStringLiteral("%1: %2").arg(fact.name, fact.value));
    m_facts->addWidget(factName(fact.name, this), row, 0, Qt::AlignTop);
    m_facts->addWidget(value, row++, 1);
  }
  auto* file = new LinkButton(QFileInfo(record.file).fileName(), this);
  file->setToolTip(tr("Show “%1” in its folder").arg(QDir::toNativeSeparators(record.file)));
  m_facts->addWidget(factName(tr("File"), this), row, 0, Qt::AlignVCenter);
  m_facts->addWidget(file, row, 1);
  connect(file, &QAbstractButton::clicked, this, &KnownFacts::folderRequested);
}

/// Where it came from and what came of it: the tree can be walked from here.
void KnownFacts::showFamily(const PictureRecord& record, const QList<PictureRecord>& branches) {
  clear(m_family);
  const auto lead = [this](const QString& words, qint64 id) {
    auto* link = new LinkButton(words, this);
    link->setIconName(QStringLiteral("branch"));
    m_family->addWidget(link);
    connect(link, &QAbstractButton::clicked, this, [this, id] { Q_EMIT pictureRequested(id); });
  };
  const auto with = [](const QString& words, const PictureRecord& branch) {
    const QString what = branchWords(branch);
    return what.isEmpty() ? words : tr("%1, %2").arg(words, what);
  };
  if (record.parent != 0) lead(with(tr("The picture that it branched from"), record), record.parent);
  for (qsizetype number = 0; number < branches.size(); ++number) {
    const QString words = branches.size() == 1 ? tr("The branch of it") : tr("Branch %1 of it").arg(number + 1);
    lead(with(words, branches[number]), branches[number].id);
  }
}

}  // namespace ui
