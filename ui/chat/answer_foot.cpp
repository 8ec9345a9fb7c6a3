#include "ui/chat/answer_foot.h"

#include <QHBoxLayout>
#include <QLabel>

#include "ui/theme/theme.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/text_button.h"

namespace ui {
namespace {

constexpr int footHeight = 28;

}  // namespace

AnswerFoot::AnswerFoot(QWidget* parent)
    : QWidget(parent),
      m_older(new IconButton(QStringLiteral("left"), tr("Older version"), this, IconButtonSize::Small)),
      m_version(new QLabel(this)),
      m_newer(new IconButton(QStringLiteral("right"), tr("Newer version"), this, IconButtonSize::Small)),
      m_copy(new IconButton(QStringLiteral("copy"), tr("Copy the answer"), this, IconButtonSize::Small)),
      m_again(new IconButton(QStringLiteral("retry"), tr("Answer again"), this, IconButtonSize::Small)),
      m_branch(new IconButton(QStringLiteral("branch"), tr("Change the question; both versions stay"), this, IconButtonSize::Small)),
      m_draw(new TextButton(tr("Draw this"), this, TextButton::Kind::Quiet, TextButton::Height::Row)),
      m_figures(new QLabel(this)) {
  setMinimumHeight(footHeight);
  m_draw->setIconName(QStringLiteral("create"));
  setTextStyle(m_version, TypeStyle::Small, ColorRole::Text2);
  setTextStyle(m_figures, TypeStyle::Small, ColorRole::Text3);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(2);
  for (QWidget* part : QList<QWidget*>{m_older, m_version, m_newer, m_copy, m_again, m_branch, m_draw}) row->addWidget(part);
  row->addStretch();
  row->addWidget(m_figures);
  connect(m_older, &QAbstractButton::clicked, this, [this] { Q_EMIT versionRequested(-1); });
  connect(m_newer, &QAbstractButton::clicked, this, [this] { Q_EMIT versionRequested(1); });
  connect(m_copy, &QAbstractButton::clicked, this, &AnswerFoot::copyRequested);
  connect(m_again, &QAbstractButton::clicked, this, &AnswerFoot::againRequested);
  connect(m_branch, &QAbstractButton::clicked, this, &AnswerFoot::editRequested);
  connect(m_draw, &QAbstractButton::clicked, this, &AnswerFoot::drawRequested);
  update();
}

QList<QWidget*> AnswerFoot::focusOrder() const { return {m_older, m_newer, m_copy, m_again, m_branch, m_draw}; }

QString AnswerFoot::versionWords() const { return m_count > 1 ? m_version->text() : QString(); }

void AnswerFoot::setContent(bool hasText, bool canRepeat, const QString& figures) {
  m_hasText = hasText;
  m_canRepeat = canRepeat;
  m_figures->setText(figures);
  update();
}

void AnswerFoot::setVersions(int number, int count) {
  m_number = number;
  m_count = count;
  update();
}

void AnswerFoot::setBusy(bool busy) {
  m_busy = busy;
  update();
}

void AnswerFoot::update() {
  m_version->setText(tr("%1 of %2").arg(m_number).arg(m_count));
  for (QWidget* part : QList<QWidget*>{m_older, m_version, m_newer}) part->setVisible(m_count > 1);
  m_older->setEnabled(!m_busy && m_number > 1);
  m_newer->setEnabled(!m_busy && m_number < m_count);
  m_copy->setVisible(m_hasText);
  m_draw->setVisible(m_hasText);
  m_again->setVisible(m_canRepeat);
  m_branch->setVisible(m_canRepeat);
  m_again->setEnabled(!m_busy);
  m_branch->setEnabled(!m_busy);
}

}  // namespace ui
