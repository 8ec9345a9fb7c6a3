#include "ui/widgets/seed_field.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpressionValidator>
#include <QVBoxLayout>

#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/field_state.h"
#include "ui/widgets/icon_button.h"

namespace ui {
namespace {

constexpr int buttonGap = 6;

}  // namespace

SeedField::SeedField(const QString& lockedHint, const QString& freeHint, QWidget* parent)
    : QWidget(parent),
      m_lockedHint(lockedHint),
      m_freeHint(freeHint),
      m_edit(new QLineEdit(this)),
      m_dice(new IconButton(QStringLiteral("dice"), tr("Another seed"), this)),
      m_lock(new IconButton(QStringLiteral("unlock"), tr("Keep the seed"), this)),
      m_hint(new QLabel(this)) {
  build();
  connect(m_edit, &QLineEdit::textEdited, this, &SeedField::takeTyped);
  connect(m_edit, &QLineEdit::editingFinished, this, &SeedField::showSeed);
  connect(m_dice, &QAbstractButton::clicked, this, [this] {
    showSeed();  // a click leaves the focus in the field: what was typed there gives way to the new seed
    Q_EMIT anotherWanted();
  });
  connect(m_lock, &QAbstractButton::toggled, this, [this](bool locked) {
    m_lock->setIconName(locked ? QStringLiteral("lock") : QStringLiteral("unlock"));
    if (!m_wrong) say({});
    Q_EMIT lockToggled(locked);
  });
  showSeed();
}

// A window that goes takes the focus from its widgets, when of this object only the QWidget is left.
SeedField::~SeedField() { m_edit->disconnect(this); }

void SeedField::build() {
  auto* words = new QLabel(tr("Seed"), this);
  setTextStyle(words, TypeStyle::SmallMedium);
  words->setBuddy(m_edit);
  m_edit->setFont(theme().font(TypeStyle::Body));
  m_edit->setAccessibleName(tr("Seed"));
  m_edit->setToolTip(tr("A whole number from 0 to 18446744073709551615; the same seed gives the same result"));
  m_edit->setValidator(new QRegularExpressionValidator(QRegularExpression(QStringLiteral("[0-9]{0,20}")), m_edit));
  m_dice->setFramed(true);
  m_lock->setFramed(true);
  m_lock->setCheckable(true);
  m_hint->setWordWrap(true);
  auto* row = new QHBoxLayout;
  row->setSpacing(buttonGap);
  row->addWidget(m_edit, 1);
  row->addWidget(m_dice);
  row->addWidget(m_lock);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(metrics::space4);
  column->addWidget(words);
  column->addLayout(row);
  column->addWidget(m_hint);
}

QString SeedField::hint() const { return m_hint->text(); }

void SeedField::setSeed(quint64 seed) {
  const bool isBeingTyped = m_edit->hasFocus() && (m_wrong || seed == m_seed);
  m_seed = seed;
  if (!isBeingTyped) showSeed();
}

void SeedField::setLocked(bool locked) { m_lock->setChecked(locked); }

void SeedField::takeTyped(const QString& text) {
  bool fits = false;
  const quint64 seed = text.toULongLong(&fits);
  if (!fits) {
    return say(text.isEmpty() ? tr("A seed is a whole number; the last one stays in use.")
                              : tr("The largest seed is 18446744073709551615; the last one stays in use."));
  }
  m_seed = seed;
  say({});
  Q_EMIT seedTyped(seed);
}

void SeedField::showSeed() {
  const QString seed = QString::number(m_seed);
  if (m_edit->text() != seed) m_edit->setText(seed);
  say({});
}

void SeedField::say(const QString& problem) {
  m_wrong = !problem.isEmpty();
  setTextStyle(m_hint, TypeStyle::Caption, m_wrong ? ColorRole::Error : ColorRole::Text3);
  m_hint->setText(m_wrong ? problem : m_lock->isChecked() ? m_lockedHint : m_freeHint);
  markWrong(m_edit, m_wrong);
}

}  // namespace ui
