#include "ui/settings/cuda_row.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileDialog>
#include <QPointer>
#include <QThreadPool>
#include <QVBoxLayout>

#include "core/base/cuda_backend.h"
#include "ui/bridge/qt_convert.h"
#include "ui/settings/folder_line.h"
#include "ui/settings/preferences.h"
#include "ui/settings/settings_form.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/file_dialog.h"
#include "ui/widgets/inline_note.h"
#include "ui/widgets/path_words.h"
#include "ui/widgets/text_button.h"

namespace ui {
namespace {

constexpr const char* variable = "BIFRONS_CUDA_LIBRARIES";

}  // namespace

CudaRow::CudaRow(SettingsForm& form, Preferences& preferences, QObject* parent)
    : QObject(parent), m_form(form), m_preferences(preferences), m_named(QFile::decodeName(qgetenv(variable))) {
  if (m_named == preferences.cudaFolder()) m_named.clear();  // nameCudaFolder put it there
  auto* all = new QWidget(&form);
  all->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  m_line = new FolderLine({}, all);
  TextButton* ask = m_line->addButton(tr("Choose…"), tr("Choose the folder of the CUDA libraries"));
  m_forget = m_line->addButton(tr("Forget"), tr("Forget the folder of the CUDA libraries"));
  m_problem = new InlineNote(InlineNote::Kind::Error, all);
  m_problem->setClosable();
  m_problem->hide();
  auto* column = new QVBoxLayout(all);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(metrics::space8);
  column->addWidget(m_line);
  column->addWidget(m_problem);
  form.addRow(tr("CUDA libraries"), all,
              tr("An NVIDIA card needs the CUDA part of libtorch: a folder that “pip install --target” filled with torch 2.11.0, about "
                 "5 GB. Used from the next start on."));
  connect(ask, &QAbstractButton::clicked, this, &CudaRow::askForFolder);
  connect(m_forget, &QAbstractButton::clicked, this, [this] { m_preferences.setCudaFolder({}); });
  connect(&preferences, &Preferences::cudaFolderChanged, this, &CudaRow::showChoice);
  showChoice();
}

void CudaRow::choose(const QString& folder) {
  const quint64 number = ++m_asked;
  QThreadPool::globalInstance()->start([self = QPointer<CudaRow>(this), number, folder] {
    const bool isUsable = core::cuda_backend_in(toPath(folder)).has_value();
    QMetaObject::invokeMethod(
        qApp,
        [self, number, folder, isUsable] {
          if (self != nullptr && self->m_asked == number) self->take(folder, isUsable);
        },
        Qt::QueuedConnection);
  });
}

void CudaRow::take(const QString& folder, bool isUsable) {
  m_problem->setVisible(!isUsable);
  if (isUsable) {
    m_preferences.setCudaFolder(folder);
  } else {
    m_problem->setMessage({}, tr("There is no libtorch_cuda.so in “%1”, nor in its torch/lib or lib. The choice from before is kept.")
                                  .arg(folder));
  }
  Q_EMIT looked();
}

void CudaRow::showChoice() {
  ++m_asked;  // a folder that is still being looked at is not the last choice any more
  m_problem->hide();
  const QString folder = m_preferences.cudaFolder();
  const QString own = fromPath(core::own_cuda_folder());
  m_forget->setVisible(!folder.isEmpty());
  if (!m_named.isEmpty()) return m_line->path().setText(tr("%1 names %2, which goes first").arg(QLatin1String(variable), pathWords(m_named)));
  m_line->path().setText(folder.isEmpty() ? tr("None chosen; looked for in %1").arg(pathWords(own)) : pathWords(folder));
}

void CudaRow::askForFolder() {
  QFileDialog* dialog = makeFileDialog(m_form.window(), tr("The folder of the CUDA libraries"), m_preferences.cudaFolder());
  dialog->setFileMode(QFileDialog::Directory);
  dialog->setOption(QFileDialog::ShowDirsOnly);
  connect(dialog, &QFileDialog::fileSelected, this, &CudaRow::choose);
  dialog->open();
}

void nameCudaFolder(const Preferences& preferences) {
  const QString folder = preferences.cudaFolder();
  if (folder.isEmpty() || !qEnvironmentVariableIsEmpty(variable)) return;
  qputenv(variable, QFile::encodeName(folder));
}

}  // namespace ui
