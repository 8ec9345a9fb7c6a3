#include "ui/settings/idle_row.h"

#include <QComboBox>
#include <QStyledItemDelegate>

#include "ui/settings/download_preferences.h"
#include "ui/settings/settings_form.h"

namespace ui {
namespace {

constexpr int boxWidth = 260;

}  // namespace

IdleRow::IdleRow(SettingsForm& form, DownloadPreferences& preferences, QObject* parent)
    : QObject(parent), m_preferences(preferences), m_box(new QComboBox(&form)) {
  m_box->setObjectName(QStringLiteral("idleMinutes"));
  m_box->setAccessibleName(tr("Unload the model"));
  m_box->setFixedWidth(boxWidth);
  m_box->setItemDelegate(new QStyledItemDelegate(m_box));  // Qt's own for boxes takes no heed of the sheet
  m_box->addItem(tr("Never"), 0);
  for (const int minutes : {5, 15, 30, 60, 240}) {
    m_box->addItem(minutes < 60 ? tr("After %1 minutes without use").arg(minutes)
                   : minutes == 60 ? tr("After an hour without use")
                                   : tr("After %1 hours without use").arg(minutes / 60),
                   minutes);
  }
  form.addRow(tr("Unload the model"), m_box, tr("Its memory is free for other programs then. One press loads it again."));
  connect(m_box, &QComboBox::activated, this, [this](int index) { m_preferences.setIdleMinutes(m_box->itemData(index).toInt()); });
  connect(&preferences, &DownloadPreferences::idleMinutesChanged, this, &IdleRow::showChoice);
  showChoice();
}

/// A number that someone wrote into the file of settings gets a line of its own.
void IdleRow::showChoice() {
  const int minutes = m_preferences.idleMinutes();
  if (m_box->findData(minutes) < 0) m_box->addItem(tr("After %1 minutes without use").arg(minutes), minutes);
  m_box->setCurrentIndex(m_box->findData(minutes));
}

}  // namespace ui
