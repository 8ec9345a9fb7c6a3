#include "ui/settings/settings_row.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>

#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/word_search.h"

namespace ui {
namespace {

constexpr int labelWidth = 160;  // and 16 to the controls
constexpr int helpWidth = 460;

QString wordsOf(const QWidget* widget) {
  QStringList words{widget->accessibleName(), widget->accessibleDescription(), widget->toolTip()};
  if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) words += button->text();
  if (const auto* label = qobject_cast<const QLabel*>(widget)) words += label->text();
  if (const auto* box = qobject_cast<const QComboBox*>(widget)) {
    for (int i = 0; i < box->count(); ++i) words += box->itemText(i);
  }
  return words.join(QLatin1Char(' '));
}

}  // namespace

SettingsRow::SettingsRow(const QString& name, QWidget* control, QWidget* parent)
    : QWidget(parent), m_grid(new QGridLayout(this)), m_name(new QLabel(name, this)), m_control(control),
      m_help(new QLabel(this)) {
  m_name->setTextFormat(Qt::PlainText);
  m_name->setBuddy(control);
  setTextStyle(m_name, TypeStyle::BodyMedium);
  m_help->setTextFormat(Qt::PlainText);
  m_help->setWordWrap(true);
  m_help->setFixedWidth(helpWidth);
  m_help->hide();
  setTextStyle(m_help, TypeStyle::Small, ColorRole::Text3);
  control->setParent(this);
  m_grid->setContentsMargins(0, 0, 0, metrics::space16);
  m_grid->setHorizontalSpacing(metrics::space16);
  m_grid->setVerticalSpacing(metrics::space4);
  setStacked(false);
  connect(&theme(), &Theme::changed, this, [this] { setHelp(m_help->text()); });
}

void SettingsRow::setHelp(const QString& words) {
  m_help->setText(words);
  m_help->setVisible(!words.isEmpty());
  if (words.isEmpty()) return;
  m_help->setFixedHeight(m_help->heightForWidth(helpWidth));  // a scroll area does not ask for it when the words change
}

QString SettingsRow::help() const { return m_help->text(); }

void SettingsRow::setStacked(bool wanted) {
  const bool stacked = wanted || m_name->text().isEmpty();  // without a label the control has all of the width
  for (QWidget* part : std::initializer_list<QWidget*>{m_name, m_control, m_help}) m_grid->removeWidget(part);
  const int column = stacked ? 0 : 1;
  m_grid->setColumnMinimumWidth(0, stacked ? 0 : labelWidth);
  m_grid->setColumnStretch(0, stacked ? 1 : 0);
  m_grid->setColumnStretch(1, stacked ? 0 : 1);
  const bool fills = m_control->sizePolicy().horizontalPolicy() == QSizePolicy::Expanding && m_control->maximumWidth() == QWIDGETSIZE_MAX;
  const Qt::Alignment side = fills ? Qt::Alignment() : Qt::AlignLeft;  // what has a width would push the label aside
  m_grid->addWidget(m_name, 0, 0, (stacked ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
  m_grid->addWidget(m_control, stacked ? 1 : 0, column, side | Qt::AlignVCenter);
  m_grid->addWidget(m_help, stacked ? 2 : 1, column, Qt::AlignLeft);  // else its width would be the column's
  m_name->setVisible(!m_name->text().isEmpty());
}

bool SettingsRow::answers(const QString& words) const {
  QString all = m_name->text() + QLatin1Char(' ') + m_help->text() + QLatin1Char(' ') + wordsOf(m_control);
  for (const QWidget* inside : m_control->findChildren<QWidget*>()) all += QLatin1Char(' ') + wordsOf(inside);
  return hasAllWords(all, words);
}

bool SettingsRow::filter(const QString& words) {
  auto* many = dynamic_cast<SearchedControl*>(m_control);
  const bool found = many != nullptr ? many->filter(words) : answers(words);
  setVisible(found);
  return found;
}

}  // namespace ui
