#include "ui/settings/settings_form.h"

#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/settings/settings_row.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/surface.h"

namespace ui {
namespace {

constexpr int columnWidth = 760;

}  // namespace

SettingsForm::SettingsForm(QWidget* parent) : QWidget(parent), m_column(new QVBoxLayout(this)) {
  setMaximumWidth(columnWidth);
  m_column->setContentsMargins(metrics::readingMargin, 18, metrics::readingMargin, metrics::space32);
  m_column->setSpacing(metrics::space12);
}

void SettingsForm::addSection(const QString& heading, const QString& icon, const QString& id) {
  Section section{.id = id, .heading = heading, .icon = icon};
  section.box = new QWidget(this);
  section.column = new QVBoxLayout(section.box);
  section.column->setContentsMargins(0, 0, 0, 0);
  section.column->setSpacing(0);
  auto* title = new QLabel(heading, section.box);
  title->setTextFormat(Qt::PlainText);
  setTextStyle(title, TypeStyle::Title);
  section.column->addWidget(title);
  section.column->addSpacing(metrics::space8);
  section.column->addWidget(horizontalLine(section.box));
  section.column->addSpacing(metrics::space12);
  m_column->addWidget(section.box);
  m_sections.append(section);
}

SettingsRow* SettingsForm::addRow(const QString& label, QWidget* control, const QString& help) {
  Section& section = m_sections.last();
  auto* row = new SettingsRow(label, control, section.box);
  section.column->addWidget(row);
  section.rows.append(row);
  row->setHelp(help);
  QList<QComboBox*> boxes = control->findChildren<QComboBox*>();
  if (auto* box = qobject_cast<QComboBox*>(control)) boxes.append(box);
  for (QComboBox* box : boxes) {
    box->setFocusPolicy(Qt::StrongFocus);
    box->installEventFilter(this);
  }
  return row;
}

/// The wheel that scrolls the page sets nothing that comes under the pointer on the way.
bool SettingsForm::eventFilter(QObject* watched, QEvent* event) {
  const auto* box = qobject_cast<QComboBox*>(watched);
  if (event->type() != QEvent::Wheel || box == nullptr || box->hasFocus()) return QWidget::eventFilter(watched, event);
  event->ignore();
  return true;
}

void SettingsForm::finish() { m_column->addStretch(1); }

bool SettingsForm::filter(const QString& words) {
  const bool all = words.simplified().isEmpty();
  bool any = false;
  for (const Section& section : m_sections) {
    const bool whole = all || section.heading.contains(words.simplified(), Qt::CaseInsensitive);
    bool shown = whole;
    for (SettingsRow* row : section.rows) {
      const bool found = row->filter(whole ? QString() : words);
      shown = shown || found;
    }
    section.box->setVisible(shown);
    any = any || shown;
  }
  return any;
}

void SettingsForm::setStacked(bool stacked) {
  for (const Section& section : m_sections) {
    for (SettingsRow* row : section.rows) row->setStacked(stacked);
  }
}

}  // namespace ui
