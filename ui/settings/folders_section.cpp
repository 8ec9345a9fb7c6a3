#include "ui/settings/folders_section.h"

#include <QDesktopServices>
#include <QFileDialog>
#include <QUrl>
#include <QVBoxLayout>

#include "ui/settings/app_folders.h"
#include "ui/settings/folder_check.h"
#include "ui/settings/folder_line.h"
#include "ui/settings/preferences.h"
#include "ui/settings/settings_form.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/file_dialog.h"
#include "ui/widgets/inline_note.h"
#include "ui/widgets/text_button.h"

namespace ui {
FoldersSection::FoldersSection(SettingsForm& form, Preferences& preferences, const AppFolders& folders, QObject* parent)
    : QObject(parent), m_form(form), m_preferences(preferences), m_check(new FolderCheck(this)) {
  form.addSection(tr("Folders"), QStringLiteral("folder"), QStringLiteral("folders"));
  addSaveFolder();
  addOwn(tr("Your data"), folders.data, tr("Conversations, pictures and models."));
  addOwn(tr("Settings"), folders.config, {});
}

void FoldersSection::addSaveFolder() {
  auto* all = new QWidget(&m_form);
  all->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  auto* line = new FolderLine(m_preferences.saveFolder(), all);
  TextButton* ask = line->addButton(tr("Choose…"), tr("Choose the folder for saved pictures"));
  m_problem = new InlineNote(InlineNote::Kind::Error, all);
  m_problem->setClosable();
  m_problem->hide();
  auto* column = new QVBoxLayout(all);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(metrics::space8);
  column->addWidget(line);
  column->addWidget(m_problem);
  m_form.addRow(tr("Saved pictures"), all, tr("Where the dialog begins when you save a picture."));
  connect(ask, &QAbstractButton::clicked, this, &FoldersSection::askForFolder);
  connect(&m_preferences, &Preferences::saveFolderChanged, &line->path(), &ElidedLabel::setText);
  connect(m_check, &FolderCheck::usable, this, [this](const QString& folder) {
    m_problem->hide();
    m_preferences.setSaveFolder(folder);
  });
  connect(m_check, &FolderCheck::refused, this, [this](const QString&, const QString& sentence) {
    m_problem->setMessage({}, sentence);
    m_problem->show();
  });
}

void FoldersSection::addOwn(const QString& name, const QString& folder, const QString& help) {
  auto* line = new FolderLine(folder, &m_form);
  TextButton* open = line->addButton(tr("Open"), tr("Open the folder of “%1”").arg(name));
  m_form.addRow(name, line, help);
  connect(open, &QAbstractButton::clicked, this, [folder] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); });
}

void FoldersSection::choose(const QString& folder) { m_check->check(folder); }

void FoldersSection::askForFolder() {
  QFileDialog* dialog = makeFileDialog(m_form.window(), tr("The folder for saved pictures"), m_preferences.saveFolder());
  dialog->setFileMode(QFileDialog::Directory);
  dialog->setOption(QFileDialog::ShowDirsOnly);
  connect(dialog, &QFileDialog::fileSelected, this, &FoldersSection::choose);
  dialog->open();
}

}  // namespace ui
