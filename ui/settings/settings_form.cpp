#include "ui/settings/settings_form.h"

#include <QGridLayout>
#include <QLabel>

#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/surface.h"

namespace ui {
namespace {

constexpr int columnWidth = 760;
constexpr int labelWidth = 160;
constexpr int controlsWidth = columnWidth - 2 * metrics::readingMargin - labelWidth - metrics::space16;
constexpr int helpWidth = 460;

QLabel* label(const QString& text, TypeStyle style, ColorRole role, QWidget* parent) {
  auto* made = new QLabel(text, parent);
  made->setTextFormat(Qt::PlainText);
  setTextStyle(made, style, role);
  return made;
}

}  // namespace

SettingsForm::SettingsForm(QWidget* parent) : QWidget(parent), m_rows(new QGridLayout(this)) {
  setMaximumWidth(columnWidth);
  m_rows->setContentsMargins(metrics::readingMargin, metrics::space16, metrics::readingMargin, metrics::space32);
  m_rows->setHorizontalSpacing(metrics::space16);
  m_rows->setVerticalSpacing(metrics::space4);
  m_rows->setColumnMinimumWidth(0, labelWidth);
  m_rows->setColumnMinimumWidth(1, controlsWidth);
  m_rows->setColumnStretch(1, 1);
}

void SettingsForm::addSection(const QString& heading) {
  const int row = m_rows->rowCount();
  m_rows->setRowMinimumHeight(row, row > 1 ? metrics::space24 : 0);
  m_rows->addWidget(label(heading, TypeStyle::Title, ColorRole::Text, this), row + 1, 0, 1, 2);
  m_rows->setRowMinimumHeight(row + 2, metrics::space4);
  m_rows->addWidget(horizontalLine(this), row + 3, 0, 1, 2);
  m_rows->setRowMinimumHeight(row + 4, metrics::space8);
}

QLabel* SettingsForm::addRow(const QString& name, QWidget* control, const QString& help) {
  const int row = m_rows->rowCount();
  auto* title = label(name, TypeStyle::BodyMedium, ColorRole::Text, this);
  title->setBuddy(control);
  m_rows->addWidget(title, row, 0, Qt::AlignRight | Qt::AlignVCenter);
  m_rows->addWidget(control, row, 1, Qt::AlignLeft | Qt::AlignVCenter);
  auto* words = label({}, TypeStyle::Small, ColorRole::Text3, this);
  words->setWordWrap(true);
  words->setFixedWidth(helpWidth);
  m_rows->addWidget(words, row + 1, 1);
  setHelp(words, help);
  m_rows->setRowMinimumHeight(row + 2, metrics::space12);
  return words;
}

void SettingsForm::setHelp(QLabel* line, const QString& help) {
  line->setText(help);
  line->setVisible(!help.isEmpty());
  if (help.isEmpty()) return;
  line->setFixedHeight(line->heightForWidth(helpWidth));  // a scroll area does not ask for it when the words change
}

void SettingsForm::finish() { m_rows->setRowStretch(m_rows->rowCount(), 1); }

}  // namespace ui
