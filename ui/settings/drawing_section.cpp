#include "ui/settings/drawing_section.h"

#include <QCheckBox>
#include <algorithm>
#include <array>

#include "ui/settings/preferences.h"
#include "ui/settings/settings_form.h"
#include "ui/widgets/segmented_control.h"

namespace ui {
namespace {

constexpr std::array previewRows{0, 4, 2, 1};

/// The choice that comes nearest to a number of rows: a file of settings may have any.
int choiceFor(int rows) {
  const auto nearest = std::min_element(previewRows.begin(), previewRows.end(),
                                        [rows](int a, int b) { return std::abs(a - rows) < std::abs(b - rows); });
  return static_cast<int>(nearest - previewRows.begin());
}

}  // namespace

DrawingSection::DrawingSection(SettingsForm& form, Preferences& preferences, QObject* parent)
    : QObject(parent), m_preview(new SegmentedControl(tr("Preview"), &form)),
      m_tell(new QCheckBox(tr("Tell the desktop when a job longer than 10 s ends"), &form)) {
  form.addSection(tr("Drawing"), QStringLiteral("create"), QStringLiteral("drawing"));
  for (const QString& words : {tr("Off"), tr("Every 4 rows"), tr("Every 2 rows"), tr("Every row")}) m_preview->addChoice(words);
  m_preview->setCurrent(choiceFor(preferences.previewRows()));
  connect(m_preview, &SegmentedControl::chosen, this, [&preferences](int index) {
    preferences.setPreviewRows(previewRows.at(static_cast<std::size_t>(index)));
  });
  connect(&preferences, &Preferences::previewRowsChanged, this, [this](int rows) { m_preview->setCurrent(choiceFor(rows)); });
  form.addRow(tr("Preview"), m_preview, tr("Each preview takes some time of the picture's. Turning it off changes no picture."));

  m_tell->setChecked(preferences.tellsOfLongJobs());
  connect(m_tell, &QCheckBox::toggled, this, [&preferences](bool on) { preferences.setTellsOfLongJobs(on); });
  connect(&preferences, &Preferences::tellsOfLongJobsChanged, this,
          [this, &preferences] { m_tell->setChecked(preferences.tellsOfLongJobs()); });
  form.addRow(tr("Notify"), m_tell, tr("Only while you use another window."));
}

}  // namespace ui
